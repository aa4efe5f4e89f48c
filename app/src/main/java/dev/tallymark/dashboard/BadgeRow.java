package dev.tallymark.dashboard;

import dev.tallymark.badges.Days;
import dev.tallymark.badges.Glance;
import dev.tallymark.badges.Snippets;
import dev.tallymark.shared.PublicUrl;
import dev.tallymark.web.Numbers;
import dev.tallymark.web.Sparkline;
import java.time.Instant;
import java.util.Optional;

/**
 * One badge in the list, ready to be shown.
 *
 * @param idle whether it shows 0
 * @param days empty while the history cannot be read
 */
record BadgeRow(
        String id,
        String address,
        String image,
        boolean tall,
        String total,
        String today,
        boolean paused,
        boolean idle,
        Optional<Sparkline> days,
        String markdown) {

    static BadgeRow of(Glance glance, PublicUrl site, Instant now) {
        var badge = glance.badge();
        return new BadgeRow(
                badge.name().shown(),
                "/user/badges/" + badge.key(),
                glance.image(),
                glance.isTall(),
                Numbers.grouped(glance.total()),
                glance.days().map(Days::today).map(Numbers::grouped).orElse("Unavailable"),
                badge.isPaused(now),
                glance.total().orElse(-1) == 0,
                glance.days().map(Days::last).map(Sparkline::of),
                Snippets.of(site, badge).markdown());
    }
}
