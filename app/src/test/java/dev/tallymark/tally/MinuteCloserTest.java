package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.MovableClock;
import dev.tallymark.tally.journal.Batch;
import dev.tallymark.tally.journal.BatchLog;
import dev.tallymark.tally.journal.MemoryLog;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MinuteCloserTest {

    private static final Instant START = Instant.parse("2026-11-20T22:40:00Z");
    private static final long MINUTE = START.getEpochSecond() / 60;

    private final MovableClock clock = new MovableClock(START);
    private final MemoryCounterStore store = new MemoryCounterStore(new Random(1));
    private final Milestones milestones = new Milestones(store, new Progress(-1, MINUTE, MINUTE));
    private final Pending pending = new Pending(100, new Shares(1 << 20));
    private Runnable whileSealing = () -> {};
    private final JournalWriter writer =
            new JournalWriter(telling(new MemoryLog(1 << 20, 0, 0)), pending, new OnceStored(loader()), clock, MINUTE);
    private final MinuteCloser closer = new MinuteCloser(new MinuteLists.Ahead(store), writer, pending, milestones);

    @Test
    void aMinuteIsClosedThoughSomethingIsBeingSealedWheneverItIsAsked() throws IOException {
        whileSealing = () -> closer.closeBefore(MINUTE + 1);
        seal();
        clock.advance(Duration.ofMinutes(1));
        pending.take();
        pending.stored();

        seal();

        assertThat(milestones.reached().closedBefore()).isEqualTo(MINUTE + 1);
    }

    @Test
    void aMinuteIsNotClosedBeforeTheBatchIsInThatWasBeingSealed() throws IOException {
        whileSealing = () -> {
            closer.closeBefore(MINUTE + 1);
            closer.closeBefore(MINUTE + 1);
        };

        seal();
        closer.closeBefore(MINUTE + 1);

        assertThat(milestones.reached().closedBefore()).isEqualTo(MINUTE);
    }

    private void seal() throws IOException {
        var counter = new Counter(CounterId.of("views", "badge"), MINUTE);
        counter.pin(MINUTE);
        writer.submit(new Hit(counter, 1, true, Share.NONE));
        writer.writeBatch();
    }

    private Loader loader() {
        return new Loader(store, () -> false, System::nanoTime, 100);
    }

    /** A log that tells when a batch is on its way to it. */
    private BatchLog telling(BatchLog log) {
        return (BatchLog) Proxy.newProxyInstance(
                BatchLog.class.getClassLoader(), new Class<?>[] {BatchLog.class}, (proxy, method, arguments) -> {
                    try {
                        var answer = method.invoke(log, arguments);
                        if (answer instanceof Batch) {
                            whileSealing.run();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
