package dev.tallymark.badges;

import dev.tallymark.shared.PublicUrl;
import dev.tallymark.svg.Logos;
import dev.tallymark.web.Moment;
import dev.tallymark.web.Numbers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together what a badge's page shows, for those who show it: as it is, or with a mistake in its form. */
@Component
class BadgeView {

    private static final int BYTES_PER_ROW = 40;

    private final Badges badges;
    private final BadgeFigures figures;
    private final Logos logos;
    private final PublicUrl site;
    private final Clock clock;

    BadgeView(Badges badges, BadgeFigures figures, Logos logos, PublicUrl site, Clock clock) {
        this.badges = badges;
        this.figures = figures;
        this.logos = logos;
        this.site = site;
        this.clock = clock;
    }

    /** One change, as the table has it. */
    record Line(Moment at, String who, String what, String count) {}

    /** The day with the most views. */
    record Best(String count, Moment day) {}

    /** All of the owner's page. */
    void page(Badge badge, Range range, LookForm form, Model model) {
        var shown = figures(badge, model);
        model.addAttribute("snippets", Snippets.of(site, badge));
        model.addAttribute("site", site);
        model.addAttribute("form", form);
        model.addAttribute("choices", LookChoices.of(sample(shown), logos));
        model.addAttribute("preview", new Preview(form.look(), sample(shown)));
        model.addAttribute("publicPage", BadgeLink.page(badge.name()));
        model.addAttribute("pauses", BadgeActions.PAUSES);
        model.addAttribute("audit", audit(badge));
        model.addAttribute("export", export(badge));
        model.addAttribute(
                "offeredTo",
                badge.offer(clock.instant()).map(Badge.Offer::login).orElse(null));
        chart(badge, range, home(badge), model);
    }

    /** Where the owner's page is. */
    static String home(Badge badge) {
        return "/user/badges/" + badge.key();
    }

    /** The numbers at the top, as far as the stores say them; returns the first of them. */
    OptionalLong figures(Badge badge, Model model) {
        var days = figures.days(badge);
        var shown = figures.shown(badge);
        model.addAttribute("shown", Numbers.grouped(shown));
        model.addAttribute("days", days.orElse(null));
        model.addAttribute(
                "best",
                days.flatMap(Days::best)
                        .map(best -> new Best(Numbers.grouped(best.count()), Moment.day(best.at())))
                        .orElse(null));
        model.addAttribute("since", Moment.day(badge.created()));
        model.addAttribute("base", base(badge));
        model.addAttribute("image", BadgeLink.quietImage(badge.name()) + "&v=" + badge.revision());
        return shown;
    }

    /** @param here the page that the chart stands on */
    void chart(Badge badge, Range range, String here, Model model) {
        model.addAttribute("badge", badge);
        model.addAttribute("pausedUntil", pausedUntil(badge));
        model.addAttribute("ranges", Range.values());
        model.addAttribute("range", range);
        model.addAttribute("here", here);
        model.addAttribute("chart", figures.chart(badge, range).orElse(null));
    }

    boolean isPaused(Badge badge) {
        return badge.isPaused(clock.instant());
    }

    /** Named next to the number, so that nobody takes it for counted views. */
    private static String base(Badge badge) {
        if (badge.offset() == 0) {
            return "";
        }
        return badge.offset() > 0
                ? ", of which " + Numbers.grouped(badge.offset()) + " base count"
                : ", " + Numbers.grouped(-badge.offset()) + " less than we counted";
    }

    private @Nullable Moment pausedUntil(Badge badge) {
        return isPaused(badge) ? badge.pausedUntil().map(Moment::time).orElse(null) : null;
    }

    private List<Line> audit(Badge badge) {
        return badges.audit(badge.owner(), badge.key()).stream()
                .map(line -> new Line(Moment.minute(line.at()), line.who(), line.what(), Numbers.grouped(line.count())))
                .toList();
    }

    private String export(Badge badge) {
        long rows = Duration.between(badge.created(), clock.instant()).toHours() + 1;
        long kilobytes = Math.max(1, rows * BYTES_PER_ROW / 1000);
        var size = kilobytes < 1000 ? kilobytes + " kB" : kilobytes / 1000 + "." + kilobytes % 1000 / 100 + " MB";
        return Numbers.grouped(rows) + (rows == 1 ? " row" : " rows") + ", about " + size + ".";
    }

    /** Large enough to tell the number formats apart. */
    private static long sample(OptionalLong shown) {
        return Math.max(1_250, shown.orElse(0));
    }
}
