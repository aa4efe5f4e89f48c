package dev.tallymark.badges;

import dev.tallymark.shared.AccountId;
import dev.tallymark.tally.HistoryUnavailable;
import dev.tallymark.tally.Tallies;
import dev.tallymark.timeseries.Resolution;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** An account's badges at a glance: one read of totals and of 30 days for each, all in memory or by key. */
@Component
public class Glances {

    /** With the stores away, every answer is waited for; a page is not worth more than this. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Badges badges;
    private final Tallies tallies;
    private final Clock clock;

    Glances(Badges badges, Tallies tallies, Clock clock) {
        this.badges = badges;
        this.tallies = tallies;
        this.clock = clock;
    }

    /** All badges of an account, in the order they were registered. */
    public List<Glance> of(AccountId account) {
        var now = clock.instant();
        var deadline = now.plus(PATIENCE);
        return badges.of(account).stream()
                .map(badge -> glance(badge, now, deadline))
                .toList();
    }

    private Glance glance(Badge badge, Instant now, Instant deadline) {
        if (clock.instant().isAfter(deadline)) {
            return new Glance(badge, OptionalLong.empty(), Optional.empty());
        }
        return new Glance(badge, shown(badge), days(badge, now));
    }

    private OptionalLong shown(Badge badge) {
        var counted = tallies.total(badge.counter());
        return counted.isPresent() ? OptionalLong.of(badge.shown(counted.getAsLong())) : counted;
    }

    private Optional<Days> days(Badge badge, Instant now) {
        try {
            var tomorrow = Resolution.DAY.next(Resolution.DAY.floor(now));
            return Optional.of(
                    Days.of(tallies.history(badge.counter(), Resolution.DAY, Days.first(now), tomorrow), now));
        } catch (HistoryUnavailable away) {
            return Optional.empty();
        }
    }
}
