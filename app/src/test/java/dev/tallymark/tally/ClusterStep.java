package dev.tallymark.tally;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** One thing that happens to several nodes that count into one store. */
sealed interface ClusterStep {

    record Hits(int node, int counter, int count) implements ClusterStep {}

    record Write(int node) implements ClusterStep {}

    record Apply(int node, MemoryCounterStore.Fault fault) implements ClusterStep {}

    record Meet(int node) implements ClusterStep {}

    record Export(int node, MemoryCounterStore.Fault fault, boolean seriesFails) implements ClusterStep {}

    record Wait(int minutes) implements ClusterStep {}

    record SetClock(int node, int minutes) implements ClusterStep {}

    record Kill(int node) implements ClusterStep {}

    /** Somebody copies the folder of a node. */
    record Copy(int node) implements ClusterStep {}

    /** The copy takes the place of the folder; the store is newer. */
    record Restore(int node) implements ClusterStep {}

    /** An id that nobody owned is registered. */
    record Claim(int counter) implements ClusterStep {}

    record Delete(int counter) implements ClusterStep {}

    /** What was deleted is erased, by whichever node comes to it. */
    record Erase(int node, MemoryCounterStore.Fault fault) implements ClusterStep {}

    /** What may happen to so many nodes and counters. */
    static Arbitrary<List<ClusterStep>> any(int nodes, int counters) {
        var node = Arbitraries.integers().between(0, nodes - 1);
        var counter = Arbitraries.integers().between(0, counters - 1);
        var fault = Arbitraries.of(MemoryCounterStore.Fault.class);
        Arbitrary<ClusterStep> hits = node.flatMap(n ->
                counter.flatMap(c -> Arbitraries.integers().between(1, 9).map(count -> new Hits(n, c, count))));
        Arbitrary<ClusterStep> apply = node.flatMap(n -> fault.map(f -> new Apply(n, f)));
        Arbitrary<ClusterStep> export = node.flatMap(n ->
                fault.flatMap(f -> Arbitraries.of(true, false).map(fails -> new Export(n, f, fails))));
        Arbitrary<ClusterStep> clock =
                node.flatMap(n -> Arbitraries.of(-170, -1, 0, 1, 170).map(m -> new SetClock(n, m)));
        Arbitrary<ClusterStep> erase = node.flatMap(n -> fault.map(f -> new Erase(n, f)));
        return Arbitraries.frequencyOf(
                        Tuple.of(10, hits),
                        Tuple.of(7, node.map(n -> (ClusterStep) new Write(n))),
                        Tuple.of(7, apply),
                        Tuple.of(4, node.map(n -> (ClusterStep) new Meet(n))),
                        Tuple.of(3, export),
                        Tuple.of(4, Arbitraries.of(1, 20, 70, 200, 1_500).map(m -> (ClusterStep) new Wait(m))),
                        Tuple.of(1, clock),
                        Tuple.of(2, node.map(n -> (ClusterStep) new Kill(n))),
                        Tuple.of(1, node.map(n -> (ClusterStep) new Copy(n))),
                        Tuple.of(1, node.map(n -> (ClusterStep) new Restore(n))),
                        Tuple.of(1, counter.map(c -> (ClusterStep) new Claim(c))),
                        Tuple.of(1, counter.map(c -> (ClusterStep) new Delete(c))),
                        Tuple.of(1, erase))
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }
}
