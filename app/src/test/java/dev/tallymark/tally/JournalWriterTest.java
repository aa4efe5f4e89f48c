package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.tally.journal.MemoryLog;
import java.io.IOException;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JournalWriterTest {

    private static final long NO_ROOM = 0;

    private final Loader loader = new Loader(new MemoryCounterStore(new Random(1)), () -> false, System::nanoTime, 100);
    private final JournalWriter writer = new JournalWriter(
            new MemoryLog(1 << 20, 0, 0),
            new Pending(NO_ROOM, new Shares(1 << 20)),
            new OnceStored(loader),
            Clock.systemUTC(),
            0);

    /** Room comes and goes while a store is slow. */
    @Test
    void thatHitsAreRefusedIsToldOnce() throws IOException {
        try (var lines = new LogLines(Trouble.class)) {
            for (int i = 0; i < 10; i++) {
                hit();
                assertThat(writer.isRefusing()).isTrue();
                writer.resume();
            }

            assertThat(lines.all())
                    .containsExactly("ERROR Hits are refused: too many counters and minutes wait for the store");
        }
    }

    private void hit() throws IOException {
        var counter = new Counter(CounterId.of("views", "badge"), 0);
        counter.pin(0);
        writer.submit(new Hit(counter, 1, true, Share.NONE));
        writer.writeBatch();
    }
}
