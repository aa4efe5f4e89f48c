package dev.tallymark.badges;

import dev.tallymark.tally.Tallies;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.springframework.stereotype.Component;

/** Every hour of a badge's life, the empty ones too, read a part at a time. */
@Component
class Hours {

    private static final Duration PART = Duration.ofDays(120);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Tallies tallies;
    private final Clock clock;

    Hours(Tallies tallies, Clock clock) {
        this.tallies = tallies;
        this.clock = clock;
    }

    /**
     * From the hour that the badge was registered in to the present one. The first part is read before this returns.
     *
     * @throws dev.tallymark.tally.HistoryUnavailable when the stores do not answer, here or from the iterator
     */
    Iterator<Sample> since(Badge badge) {
        var end = Resolution.HOUR.next(Resolution.HOUR.floor(clock.instant()));
        return new Parts(badge, Resolution.HOUR.floor(badge.created()), end);
    }

    private final class Parts implements Iterator<Sample> {
        private final Badge badge;
        private final Instant end;
        private final Queue<Sample> read = new ArrayDeque<>();
        private Instant next;

        Parts(Badge badge, Instant start, Instant end) {
            this.badge = badge;
            this.next = start;
            this.end = end;
            readOn();
        }

        @Override
        public boolean hasNext() {
            return !read.isEmpty();
        }

        @Override
        public Sample next() {
            var hour = read.poll();
            if (hour == null) {
                throw new NoSuchElementException();
            }
            if (read.isEmpty()) {
                readOn();
            }
            return hour;
        }

        private void readOn() {
            var until = next.plus(PART).isBefore(end) ? next.plus(PART) : end;
            var counts = counts(until);
            for (; next.isBefore(until); next = next.plus(HOUR)) {
                read.add(new Sample(next, counts.getOrDefault(next, 0L)));
            }
        }

        private Map<Instant, Long> counts(Instant until) {
            var counts = new HashMap<Instant, Long>();
            if (next.isBefore(until)) {
                tallies.history(badge.counter(), Resolution.HOUR, next, until)
                        .forEach(sample -> counts.put(sample.at(), sample.count()));
            }
            return counts;
        }
    }
}
