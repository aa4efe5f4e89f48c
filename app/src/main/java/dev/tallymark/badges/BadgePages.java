package dev.tallymark.badges;

import dev.tallymark.accounts.SignedIn;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.shared.RandomKey;
import dev.tallymark.web.Numbers;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One badge's page, and the parts of it that are asked for while somebody looks at it. */
@Controller
@RequestMapping("/user/badges/{key}")
class BadgePages {

    private final Badges badges;
    private final BadgeFigures figures;
    private final BadgeView view;

    BadgePages(Badges badges, BadgeFigures figures, BadgeView view) {
        this.badges = badges;
        this.figures = figures;
        this.view = view;
    }

    @GetMapping
    String page(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String key,
            @RequestParam(defaultValue = "day") String r,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var badge = found(badges, who, key);
        var range = Range.of(r);
        if (part) {
            view.chart(badge, range, BadgeView.home(badge), model);
            return "badges/chart :: chart";
        }
        view.page(badge, range, LookForm.of(badge.look(), badge.offset(), badge.open()), model);
        return "badges/badge";
    }

    /**
     * What changes while one looks, already as text.
     *
     * @param at when the newest column of the chart begins, in milliseconds; 0 while unknown
     */
    record Live(String total, String today, String month, long at, long count, boolean paused) {}

    @GetMapping("/live")
    ResponseEntity<Live> live(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String key,
            @RequestParam(defaultValue = "day") String r) {
        var badge = found(badges, who, key);
        var days = figures.recentDays(badge);
        var latest = figures.latest(badge, Range.of(r));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Live(
                        Numbers.grouped(figures.shown(badge)),
                        days.map(Days::today).map(Numbers::grouped).orElse(""),
                        days.map(Days::sum).map(Numbers::grouped).orElse(""),
                        latest.map(Chart.Column::millis).orElse(0L),
                        latest.map(Chart.Column::count).orElse(0L),
                        view.isPaused(badge)));
    }

    /** The badge of that key, if it is this person's. */
    static Badge found(Badges badges, SignedIn who, String key) {
        return badges.find(who.id(), keyIn(key)).orElseThrow(BadgeNotFound::new);
    }

    /** The key that an address has; there is no badge of any other text. */
    static BadgeKey keyIn(String address) {
        if (!RandomKey.isWellFormed(address)) {
            throw new BadgeNotFound();
        }
        return new BadgeKey(address);
    }
}
