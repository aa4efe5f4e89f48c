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
 * Counting against a plain model: whatever is done in whatever order, with the power cut, the store refusing, doing
 * half, losing answers, coming back older or refusing one counter, the folder replaced by an older copy, counters claimed
 * and deleted, every acknowledged hit counts once, the history sums to what it is kept of, and nothing is left of what
 * was deleted.
 */
class CountingModelTest {

    @BeforeContainer
    static void beQuiet() {
        Quiet.begin();
    }

    @AfterContainer
    static void speakAgain() {
        Quiet.end();
    }

    @Provide
    Arbitrary<List<NodeStep>> steps() {
        return NodeStep.any(NodeRun.COUNTERS);
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void everyAcknowledgedHitCountsOnce(@ForAll("steps") List<NodeStep> steps, @ForAll @IntRange int seed)
            throws IOException {
        var run = new NodeRun(seed);
        for (var step : steps) {
            run.take(step);
        }
        run.finish();
    }
}
