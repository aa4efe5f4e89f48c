package dev.tallymark.tally;

import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Counts, exactly. The design is told at the head of its implementation. Safe for many threads. */
public interface Tallies {

    /** What is kept of a hit beside the total. */
    enum Keep {
        /** The total alone. */
        TOTAL,
        /** The total and when. */
        HISTORY
    }

    /**
     * Counts. The future completes when the hit is forced to disk, with the counter's total including it (empty when
     * the stored part of the total cannot be loaded now; the hit counts all the same). It completes exceptionally with
     * {@link NotCounted} when the hit was refused: it then never counts.
     *
     * @param count 1–10,000
     */
    CompletableFuture<OptionalLong> add(CounterId counter, int count, Keep keep);

    /**
     * The total as a badge may show it now, without counting: at least every total given out before. Waits at most
     * 250 ms for a counter that is not in memory; empty when it cannot be loaded in that time.
     */
    OptionalLong total(CounterId counter);

    /**
     * Hits per bucket in {@code [from, to)}, oldest first, buckets without hits left out, up to the last durable hit;
     * both ends are moved down to the beginning of their bucket. Totals counted without history are not in it.
     *
     * @throws HistoryUnavailable when the stores do not answer now
     */
    List<Sample> history(CounterId counter, Resolution resolution, Instant from, Instant to);
}
