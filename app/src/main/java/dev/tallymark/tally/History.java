package dev.tallymark.tally;

import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import dev.tallymark.timeseries.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what was counted when. Every producer has a border of its own: what it exported comes from the time series, what
 * it did not yet from its stored hours, and what this node holds from memory. So a node that died or lags behind neither
 * hides nor doubles anything.
 *
 * <p>Borders may be a little old, as other producers' are, and the own one while it catches up: stored hours are kept for
 * two days behind them, and memory for an hour behind the last closed minute. Only if the own ones move further meanwhile
 * does the reading begin anew.
 */
final class History {

    private static final int ATTEMPTS = 5;
    private static final long MINUTES_PER_DAY = 24L * Hour.MINUTES;

    private final Stores stores;
    private final Exported exported;
    private final Unexported own;
    private final String producer;
    private final Roster roster;
    private final Milestones milestones;
    private final JournalWriter writer;

    /**
     * @param own this producer's documents
     * @param memory where own hits are that may be shown and are not stored
     */
    History(
            Stores stores,
            TimeSeries series,
            String producer,
            CounterStore own,
            Unexported.Memory memory,
            Roster roster,
            Milestones milestones,
            JournalWriter writer) {
        this.stores = stores;
        this.exported = new Exported(series);
        this.own = new Unexported(own, memory);
        this.producer = producer;
        this.roster = roster;
        this.milestones = milestones;
        this.writer = writer;
    }

    /** As {@link Tallies#histories}. */
    Map<CounterId, List<Sample>> read(Collection<CounterId> counters, Resolution resolution, Instant from, Instant to) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var begun = milestones.reached();
            var buckets =
                    read(counters, begun.exportedBefore(), new Buckets(counters, resolution, from, to), resolution);
            if (isWhole(begun, milestones.reached())) {
                var samples = new HashMap<CounterId, List<Sample>>();
                counters.forEach(counter -> samples.put(counter, buckets.samples(counter)));
                return samples;
            }
        }
        throw new HistoryUnavailable("the history is being exported", null);
    }

    private static boolean isWhole(Progress begun, Progress ended) {
        return ended.exportedBefore() - begun.exportedBefore() < MINUTES_PER_DAY
                && ended.closedBefore() - begun.closedBefore() < Hour.MINUTES;
    }

    private Buckets read(Collection<CounterId> counters, long exportedBefore, Buckets into, Resolution resolution) {
        var mine = new Border(producer, exportedBefore, writer.newestMinute());
        own.read(counters, mine, into);
        var borders = new ArrayList<Border>();
        borders.add(mine);
        for (var other : roster.others()) {
            var border = Border.of(other);
            borders.add(border);
            new Unexported(stores.counters(border.producer()), Unexported.Memory.NONE).read(counters, border, into);
        }
        exported.read(counters, resolution, borders, into);
        return into;
    }
}
