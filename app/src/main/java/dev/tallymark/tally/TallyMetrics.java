package dev.tallymark.tally;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** What an operator watches: whether hits are refused, and how far storing lags behind. */
record TallyMetrics(ExactTallies tallies) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("tally.hits.durable", tallies, t -> t.figures().durable())
                .description("Hits that were made durable")
                .register(registry);
        FunctionCounter.builder("tally.hits.refused", tallies, t -> t.figures().refused())
                .description("Hits refused: the journal is full, or too much of it waits for the store")
                .register(registry);
        FunctionCounter.builder(
                        "tally.hits.overshare", tallies, t -> t.figures().overShare())
                .description("Hits refused because their owner has a tenth of the journal waiting for the store")
                .register(registry);
        FunctionCounter.builder(
                        "tally.hits.crowdedout", tallies, t -> t.figures().crowdedOut())
                .description("Hits refused because memory is full of counters, or half full of nobody's")
                .register(registry);
        Gauge.builder("tally.counters.pending", tallies, t -> t.figures().pending())
                .description("Counters with hits that are not stored yet")
                .register(registry);
        Gauge.builder("tally.records.pending", tallies, t -> t.figures().records())
                .description("Pairs of a counter and a minute with hits that are not stored yet")
                .register(registry);
        Gauge.builder("tally.counters.quarantined", tallies, t -> t.figures().quarantined())
                .description("Counters whose writes the store refuses for good")
                .register(registry);
        Gauge.builder("tally.counters.memory", tallies, t -> t.figures().counters())
                .description("Counters in memory")
                .register(registry);
        TimeGauge.builder(
                        "tally.lag",
                        tallies,
                        TimeUnit.NANOSECONDS,
                        t -> t.figures().lagNanos())
                .description("How long the oldest hit that is not stored has waited")
                .register(registry);
        FunctionCounter.builder("tally.groups", tallies, t -> t.figures().groups())
                .description("Groups of hits stored")
                .register(registry);
        Gauge.builder("tally.leased", tallies, t -> t.figures().leased() ? 1 : 0)
                .description("Whether there is a lease to count under; always 0 with the embedded documents")
                .register(registry);
        FunctionCounter.builder("tally.totals.again", tallies, t -> t.figures().readAgain())
                .description("Totals read again because other nodes count too")
                .register(registry);
        Gauge.builder("tally.journal.size", tallies, t -> t.figures().journalBytes())
                .description("Hits in the journal on disk, or, where there is none, waiting in memory")
                .baseUnit("bytes")
                .register(registry);
    }
}
