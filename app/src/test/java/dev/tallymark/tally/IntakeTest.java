package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.tally.journal.MemoryLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final CounterId FITS = CounterId.of("views", "fits");
    private static final CounterId TOO_MANY = CounterId.of("views", "beyond");

    private final Loader loader = new Loader(new MemoryCounterStore(new Random(1)), () -> false, System::nanoTime, 10);
    private final Shares shares = new Shares(1 << 20);
    private final JournalWriter writer = new JournalWriter(
            new MemoryLog(1 << 20, 0, 0), new Pending(10, shares), new OnceStored(loader), Clock.systemUTC(), 0);
    private final Intake intake = new Intake(shares, new Counters(1, () -> 0), loader, writer);

    @Test
    void whatFitsIntoMemoryIsToldThoughTheRestDoesNot() throws InterruptedException {
        var loading = Thread.startVirtualThread(() -> {
            try {
                loader.loadRequested(20_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        var totals = intake.totals(List.of(FITS, TOO_MANY), Duration.ofSeconds(20));

        assertThat(totals).containsOnlyKeys(FITS);
        loading.interrupt();
        loading.join();
    }
}
