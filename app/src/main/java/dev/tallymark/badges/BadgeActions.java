package dev.tallymark.badges;

import dev.tallymark.accounts.SignedIn;
import dev.tallymark.svg.Logos;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** What an owner does to a badge on its page. Each action ends in a redirect that says what was done. */
@Controller
@RequestMapping("/user/badges/{key}")
class BadgeActions {

    /** For how many minutes one may pause. */
    static final List<Integer> PAUSES = List.of(5, 15, 60, 240);

    private final Badges badges;
    private final Logos logos;
    private final BadgeView view;

    BadgeActions(Badges badges, Logos logos, BadgeView view) {
        this.badges = badges;
        this.logos = logos;
        this.view = view;
    }

    /** @param seen the revision that the form was filled from */
    @PostMapping("/settings")
    Object save(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String key,
            @RequestParam long seen,
            @RequestParam Map<String, String> fields,
            Model model) {
        var badge = BadgePages.found(badges, who, key);
        var form = LookForm.of(fields, logos);
        if (!form.isRight()) {
            return again(badge, form, model);
        }
        try {
            badges.edit(who.account(), badge.key(), seen, form.look(), form.baseCount(), form.open());
        } catch (BadgeChanged meanwhile) {
            model.addAttribute("meanwhile", true);
            return again(BadgePages.found(badges, who, key), form, model);
        }
        return done(badge, "badge-saved");
    }

    /** Pauses; no minutes resume. */
    @PostMapping("/pause")
    RedirectView pause(@AuthenticationPrincipal SignedIn who, @PathVariable String key, @RequestParam int minutes) {
        var badge = BadgePages.found(badges, who, key);
        if (minutes != 0 && !PAUSES.contains(minutes)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Pause for 5, 15, 60 or 240 minutes.");
        }
        badges.pause(who.account(), badge.key(), Duration.ofMinutes(minutes));
        return done(badge, minutes == 0 ? "badge-resumed" : "badge-paused");
    }

    @PostMapping("/count")
    Object set(
            @AuthenticationPrincipal SignedIn who, @PathVariable String key, @RequestParam String count, Model model) {
        var badge = BadgePages.found(badges, who, key);
        if (!Counts.isCount(count)) {
            model.addAttribute("typedCount", count);
            model.addAttribute("wrongCount", Counts.WRONG);
            return again(badge, LookForm.of(badge.look(), badge.offset(), badge.open()), model);
        }
        badges.setCount(who.account(), badge.key(), Counts.parse(count));
        return done(badge, "badge-count-set");
    }

    /** The page with what was typed, of the badge as it is now. */
    private ModelAndView again(Badge badge, LookForm form, Model model) {
        view.page(badge, Range.DAY, form, model);
        return new ModelAndView("badges/badge", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** Back to the badge's page, which says what was done. */
    static RedirectView done(Badge badge, String what) {
        return seeOther(BadgeView.home(badge) + "?done=" + what);
    }

    static RedirectView seeOther(String path) {
        var redirect = new RedirectView(path);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
