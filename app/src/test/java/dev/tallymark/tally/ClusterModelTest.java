package dev.tallymark.tally;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Several nodes that count into one store, with journals or without, against a plain model: whatever is done in whatever
 * order, with nodes killed, names lost and inherited, clocks that disagree, folders replaced by older copies, counters
 * claimed and deleted, and the store refusing, doing half or losing answers. Every acknowledged hit counts once, no node
 * shows less than it showed before, and in the end all nodes agree, the history sums to what it is kept of, with what
 * the dead left behind, and nothing is left of what was deleted.
 */
class ClusterModelTest {

    @BeforeContainer
    static void beQuiet() {
        Quiet.begin();
    }

    @AfterContainer
    static void speakAgain() {
        Quiet.end();
    }

    @Provide
    Arbitrary<List<ClusterStep>> steps() {
        return ClusterStep.any(ClusterRun.NODES, ClusterRun.COUNTERS);
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void everyAcknowledgedHitCountsOnce(@ForAll("steps") List<ClusterStep> steps, @ForAll @IntRange int seed)
            throws IOException {
        var run = new ClusterRun(seed);
        for (var step : steps) {
            run.take(step);
        }
        run.finish();
    }
}
