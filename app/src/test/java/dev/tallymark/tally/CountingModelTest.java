package dev.tallymark.tally;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
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
import org.slf4j.LoggerFactory;

/**
 * Counting against a plain model: whatever is done in whatever order, with the power cut, the store refusing, doing
 * half, losing answers, coming back older or refusing one counter, the folder replaced by an older copy, counters claimed
 * and deleted, every acknowledged hit counts once, the history sums to what it is kept of, and nothing is left of what
 * was deleted.
 */
class CountingModelTest {

    private static final Logger REFUSALS = (Logger) LoggerFactory.getLogger(Quarantine.class);

    /** Counters are refused in every other run, and each refusal is an error to an operator. */
    @BeforeContainer
    static void beQuiet() {
        REFUSALS.setLevel(Level.OFF);
    }

    @AfterContainer
    static void speakAgain() {
        REFUSALS.setLevel(null);
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
