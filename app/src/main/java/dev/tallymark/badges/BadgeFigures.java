package dev.tallymark.badges;

import dev.tallymark.tally.HistoryUnavailable;
import dev.tallymark.tally.Tallies;
import dev.tallymark.timeseries.Resolution;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Reads what one badge's page shows. Where the stores do not answer, the page does without. */
@Component
class BadgeFigures {

    private final Tallies tallies;
    private final Clock clock;

    BadgeFigures(Tallies tallies, Clock clock) {
        this.tallies = tallies;
        this.clock = clock;
    }

    /** What the badge shows now. */
    OptionalLong shown(Badge badge) {
        var counted = tallies.total(badge.counter());
        return counted.isPresent() ? OptionalLong.of(badge.shown(counted.getAsLong())) : counted;
    }

    /** Its days since the day that it was registered. */
    Optional<Days> days(Badge badge) {
        var now = clock.instant();
        return read(
                () -> Days.of(tallies.history(badge.counter(), Resolution.DAY, badge.created(), Days.end(now)), now));
    }

    /** Its last 30 days: quick enough for every other second. */
    Optional<Days> recentDays(Badge badge) {
        var now = clock.instant();
        return read(
                () -> Days.of(tallies.history(badge.counter(), Resolution.DAY, Days.first(now), Days.end(now)), now));
    }

    Optional<Chart> chart(Badge badge, Range range) {
        return chart(badge, range, range.first(badge.created(), clock.instant()));
    }

    /** The newest column of its chart. */
    Optional<Chart.Column> latest(Badge badge, Range range) {
        var now = clock.instant();
        var start = range.period(badge.created(), now).floor(now);
        return chart(badge, range, start).map(Chart::latest);
    }

    private Optional<Chart> chart(Badge badge, Range range, Instant from) {
        var now = clock.instant();
        var period = range.period(badge.created(), now);
        var to = period.plus(period.floor(now), 1);
        return read(() ->
                Chart.of(range, tallies.history(badge.counter(), period.resolution(), from, to), badge.created(), now));
    }

    private static <T> Optional<T> read(Supplier<T> history) {
        try {
            return Optional.of(history.get());
        } catch (HistoryUnavailable away) {
            return Optional.empty();
        }
    }
}
