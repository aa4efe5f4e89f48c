package dev.tallymark.tally;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What an operator watches: whether hits are refused, and how far storing lags behind. */
record TallyMetrics(JournaledTallies tallies) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("tally.hits.durable", tallies, t -> t.figures().durable())
                .description("Hits forced to disk")
                .register(registry);
        FunctionCounter.builder("tally.hits.refused", tallies, t -> t.figures().refused())
                .description("Hits refused: the journal is full, or too much of it waits for the store")
                .register(registry);
        FunctionCounter.builder(
                        "tally.hits.overshare", tallies, t -> t.figures().overShare())
                .description("Hits refused because their owner has a tenth of the journal waiting for the store")
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
        Gauge.builder("tally.journal.size", tallies, t -> t.figures().journalBytes())
                .description("Journal on disk")
                .baseUnit("bytes")
                .register(registry);
    }
}
