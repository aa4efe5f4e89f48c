package dev.tallymark.tally;

import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Counts, exactly. The design is told at the head of its implementation. Safe for many threads. */
public interface Tallies {

    /** How long a page waits for one total. */
    Duration PATIENCE = Duration.ofMillis(250);

    /** What is kept of a hit beside the total. */
    enum Keep {
        /** The total alone. */
        TOTAL,
        /** The total and when. */
        HISTORY
    }

    /**
     * Counts. The future completes when the hit is durable, and waits for nothing else: with the counter's total
     * including it, or empty where the stored part of the total is not in memory yet, or not read again lately; {@link
     * #total(CounterId, Duration)} waits for that. It completes exceptionally with {@link NotCounted} when the hit was
     * refused: it then never counts; and with {@link CountUnknown} when nobody can tell whether it does.
     *
     * @param count 1–10,000
     * @param charge whose share of the journal it uses
     */
    CompletableFuture<OptionalLong> add(CounterId counter, int count, Keep keep, Charge charge);

    /**
     * Totals as badges may show them now, without counting: at least every total given out before, with every durable
     * hit of this node, and what other nodes made durable until a second ago; or, while the store does not answer, until
     * it last did. One that is not known, and does not come to be known in time, is left out: it is then not zero, but
     * unknown.
     *
     * @param patience how long to wait for counters that are not in memory
     */
    Map<CounterId, Long> totals(Collection<CounterId> counters, Duration patience);

    /** Likewise for one. */
    default OptionalLong total(CounterId counter, Duration patience) {
        var total = totals(List.of(counter), patience).get(counter);
        return total == null ? OptionalLong.empty() : OptionalLong.of(total);
    }

    /** Likewise, with {@link #PATIENCE}. */
    default OptionalLong total(CounterId counter) {
        return total(counter, PATIENCE);
    }

    /**
     * Hits per bucket in {@code [from, to)} for each of these counters, oldest first, buckets without hits left out, up
     * to the last durable hit; both ends are moved down to the beginning of their bucket. Totals counted without history
     * are not in it.
     *
     * @throws HistoryUnavailable when the stores do not answer now
     */
    Map<CounterId, List<Sample>> histories(
            Collection<CounterId> counters, Resolution resolution, Instant from, Instant to);

    /** Likewise for one. */
    default List<Sample> history(CounterId counter, Resolution resolution, Instant from, Instant to) {
        return histories(List.of(counter), resolution, from, to).getOrDefault(counter, List.of());
    }
}
