package dev.tallymark.badges;

import dev.tallymark.accounts.SignedIn;
import dev.tallymark.shared.PublicUrl;
import dev.tallymark.web.Moment;
import dev.tallymark.web.Numbers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * A badge's history for everyone, where a README's picture links to. Looking at it counts nothing. An id that nobody
 * registered and a private one get the same answer, so that nobody learns which of them are private; a deleted one says
 * that it is, as its badge does.
 */
@Controller
class PublicPage {

    private static final String FOLDER = "/b/";

    /** Enough to break a rush, and too little to be seen as old. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final OpenBadges open;
    private final Badges badges;
    private final BadgeView view;
    private final PublicUrl site;

    PublicPage(OpenBadges open, Badges badges, BadgeView view, PublicUrl site) {
        this.open = open;
        this.badges = badges;
        this.view = view;
        this.site = site;
    }

    @GetMapping("/b/**")
    Object page(
            @AuthenticationPrincipal @Nullable SignedIn who,
            @RequestParam(defaultValue = "day") String r,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var name = nameIn(request.getRequestURI()).orElseThrow(BadgeNotFound::new);
        response.setHeader(HttpHeaders.VARY, "Cookie, HX-Request");
        try {
            return show(open.named(name), Range.of(r), part, who, response, model);
        } catch (BadgeNotFound none) {
            return closed(name, who, response);
        } catch (BadgeGone deleted) {
            return without("badges/gone", name, HttpStatus.GONE, response);
        }
    }

    /** Spring finds this page under other spellings of its folder too, and the id is not where it would be. */
    private static Optional<BadgeName> nameIn(String uri) {
        return uri.startsWith(FOLDER) ? BadgeAddress.nameIn(uri.substring(FOLDER.length())) : Optional.empty();
    }

    private String show(
            Badge badge, Range range, boolean part, @Nullable SignedIn who, HttpServletResponse response, Model model) {
        var here = BadgeLink.page(badge.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, keep(who, part).getHeaderValue());
        view.chart(badge, range, here, model);
        if (part) {
            return "badges/chart :: chart";
        }
        model.addAttribute("summary", summary(badge, view.figures(badge, model)));
        model.addAttribute("site", site);
        model.addAttribute("series", BadgeLink.series(badge.name()) + "&range=all");
        model.addAttribute("home", who != null && owns(who, badge) ? BadgeView.home(badge) : null);
        return "badges/public";
    }

    /** The badge itself says what it stands for; its owner also learns how to open it. */
    private ModelAndView closed(BadgeName name, @Nullable SignedIn who, HttpServletResponse response) {
        var own = Optional.ofNullable(who).flatMap(person -> badges.named(name).filter(badge -> owns(person, badge)));
        return without("badges/closed", name, HttpStatus.NOT_FOUND, response)
                .addObject("home", own.map(BadgeView::home).orElse(""))
                .addObject("claim", "/user/badges/new?id=" + BadgeLink.encoded(name) + "&under=");
    }

    /** A page in the history's place. */
    private static ModelAndView without(String page, BadgeName name, HttpStatus status, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        return new ModelAndView(page, Map.of("id", name.shown(), "image", BadgeLink.quietImage(name)), status);
    }

    /** In one sentence or two. A number that somebody chose a part of was not counted. */
    private static String summary(Badge badge, OptionalLong shown) {
        var views = shown.isPresent() ? Numbers.views(shown.getAsLong()) : "Views";
        var exactly = badge.offset() == 0 ? ", each counted once and exactly" : "";
        return views + exactly + ". History since "
                + Moment.day(badge.created()).text() + '.';
    }

    private static boolean owns(SignedIn who, Badge badge) {
        return badge.owner().equals(who.id());
    }

    /** A stranger's page is every stranger's page; a part of it has the same address, and must not be taken for it. */
    private static CacheControl keep(@Nullable SignedIn who, boolean part) {
        return who == null && !part ? CacheControl.maxAge(KEPT).cachePublic() : CacheControl.noStore();
    }
}
