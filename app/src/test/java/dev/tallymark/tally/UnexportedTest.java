package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnexportedTest {

    private static final CounterId BADGE = CounterId.of("views", "badge");
    private static final long MINUTE = 29_000_000;
    private static final Instant START = Instant.ofEpochSecond(MINUTE * 60);
    private static final Border BORDER = new Border("own", MINUTE, MINUTE);

    private final MemoryCounterStore store = new MemoryCounterStore(new Random(1));
    private final Buckets buckets = new Buckets(List.of(BADGE), Resolution.MINUTE, START, START.plusSeconds(60));

    @Test
    void whatLeavesMemoryWhileItIsReadIsStillThere() {
        var seen = new Counter(BADGE, MINUTE - Hour.MINUTES);
        seen.pin(MINUTE);
        seen.collect(MINUTE, 3, 3);
        var memory = thenGone(seen);

        new Unexported(store, memory).read(List.of(BADGE), BORDER, buckets);

        assertThat(buckets.samples(BADGE)).containsExactly(new Sample(START, 3));
    }

    /** A memory that has it once. */
    private static Unexported.Memory thenGone(Counter counter) {
        var answers = List.of(counter).iterator();
        return id -> answers.hasNext() ? answers.next() : null;
    }
}
