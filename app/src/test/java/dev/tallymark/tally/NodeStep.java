package dev.tallymark.tally;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** One thing that happens to a node that counts into a store of its own. */
sealed interface NodeStep {

    record Hits(int counter, int count) implements NodeStep {}

    record Write() implements NodeStep {}

    record Apply(MemoryCounterStore.Fault fault) implements NodeStep {}

    record Export(MemoryCounterStore.Fault fault, boolean seriesFails) implements NodeStep {}

    record Wait(int minutes) implements NodeStep {}

    record SetClock(int minutes) implements NodeStep {}

    record Evict() implements NodeStep {}

    record Kill() implements NodeStep {}

    record CutPowerWhileWriting() implements NodeStep {}

    record Refuse(int counter) implements NodeStep {}

    record Mend(MemoryCounterStore.Fault fault) implements NodeStep {}

    /** Somebody copies the whole folder: journal, documents and time series. */
    record Copy() implements NodeStep {}

    /** The store tears, and comes back as it was at the copy; the journal is as it is. */
    record ComeBackOlder() implements NodeStep {}

    /** The copy takes the place of the folder. */
    record Restore() implements NodeStep {}

    /** An id that nobody owned is registered. */
    record Claim(int counter) implements NodeStep {}

    record Delete(int counter) implements NodeStep {}

    /** What was deleted is erased. */
    record Erase(MemoryCounterStore.Fault fault) implements NodeStep {}

    /** What may happen to so many counters. */
    static Arbitrary<List<NodeStep>> any(int counters) {
        var fault = Arbitraries.of(MemoryCounterStore.Fault.class);
        var counter = Arbitraries.integers().between(0, counters - 1);
        Arbitrary<NodeStep> hits =
                counter.flatMap(c -> Arbitraries.integers().between(1, 9).map(count -> new Hits(c, count)));
        Arbitrary<NodeStep> export =
                fault.flatMap(f -> Arbitraries.of(true, false).map(fails -> new Export(f, fails)));
        Arbitrary<NodeStep> clock =
                Arbitraries.of(-3_000, -61, -5, -1, 61, 20_000).map(SetClock::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(10, hits),
                        Tuple.of(6, Arbitraries.just((NodeStep) new Write())),
                        Tuple.of(5, fault.map(f -> (NodeStep) new Apply(f))),
                        Tuple.of(3, export),
                        Tuple.of(3, Arbitraries.of(1, 3, 20, 200, 1_500).map(m -> (NodeStep) new Wait(m))),
                        Tuple.of(2, clock),
                        Tuple.of(1, Arbitraries.just((NodeStep) new Evict())),
                        Tuple.of(2, Arbitraries.just((NodeStep) new Kill())),
                        Tuple.of(1, Arbitraries.just((NodeStep) new CutPowerWhileWriting())),
                        Tuple.of(2, counter.map(c -> (NodeStep) new Refuse(c))),
                        Tuple.of(1, fault.map(f -> (NodeStep) new Mend(f))),
                        Tuple.of(1, Arbitraries.just((NodeStep) new Copy())),
                        Tuple.of(1, Arbitraries.just((NodeStep) new ComeBackOlder())),
                        Tuple.of(1, Arbitraries.just((NodeStep) new Restore())),
                        Tuple.of(1, counter.map(c -> (NodeStep) new Claim(c))),
                        Tuple.of(1, counter.map(c -> (NodeStep) new Delete(c))),
                        Tuple.of(1, fault.map(f -> (NodeStep) new Erase(f))))
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }
}
