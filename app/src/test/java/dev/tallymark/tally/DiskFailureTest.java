package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.tallymark.datafolder.FailingDisk;
import dev.tallymark.documents.OpenServer;
import dev.tallymark.tally.Tallies.Keep;
import dev.tallymark.tally.journal.JournalSettings;
import dev.tallymark.tally.journal.MemoryDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Counting with its threads while a disk is full or dies: what was called durable is counted once after the next start. */
class DiskFailureTest {

    private static final int SEGMENT = 4_096;
    private static final JournalSettings SETTINGS =
            new JournalSettings(SEGMENT, 100 * SEGMENT, SEGMENT, Duration.ofMinutes(10), Duration.ZERO, false);
    private static final Bounds BOUNDS = new Bounds(1_000, 1_000);
    private static final CounterId BADGE = CounterId.of("views", "badge");
    private static final String FULL = "No space left on device";

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random dice = new Random(seed);
    private final MemoryDisk disk = new MemoryDisk();
    private final MemoryStores memory = new MemoryStores(dice);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void aFullDiskRefusesHitsAndShowsWhatIsKnownUntilThereIsRoom() throws Exception {
        long acknowledged = 0;
        try (var tallies = start(memory)) {
            disk.setFull(true);
            while (isCounted(tallies)) {
                acknowledged++;
            }
            assertThat(tallies.total(BADGE, Tallies.PATIENCE)).hasValue(acknowledged);
            assertThat(tallies.takesHits()).isFalse();

            disk.setFull(false);
            await().until(() -> isCounted(tallies));
            acknowledged++;
            tallies.stop();
        }
        assertThat(acknowledged).isGreaterThan(1);
        assertCountedAfterTheNextStart(acknowledged, acknowledged);
    }

    @Test
    void aForceThatFailsEndsTheProcessAndLosesNothingThatWasAcknowledged() throws Exception {
        int acknowledged = 30;
        try (var tallies = start(memory)) {
            for (int i = 0; i < acknowledged; i++) {
                assertThat(isCounted(tallies)).isTrue();
            }
            disk.failNextForce();

            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() ->
                            tallies.add(BADGE, 1, Keep.HISTORY, Charge.NOBODY).join())
                    .withCauseInstanceOf(IOException.class);
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
            tallies.stop();
        }
        disk.reboot(dice);
        assertCountedAfterTheNextStart(acknowledged, acknowledged + 1);
    }

    @Test
    void aFullDiskUnderTheDocumentsStopsNoHit() throws Exception {
        var failing = FailingDisk.register();
        var file = folder.resolve("documents.mv");
        try (var documents = OpenServer.over(failing.open(file));
                var tallies = start(documents)) {
            isCounted(tallies);
            await().until(() -> tallies.figures().pending() == 0);
            failing.fail(FULL);
            for (int i = 0; i < 20; i++) {
                assertThat(isCounted(tallies)).isTrue();
            }
            assertThat(tallies.total(BADGE, Tallies.PATIENCE)).hasValue(21);
            tallies.stop();
        } finally {
            failing.work();
        }
        try (var documents = OpenServer.over(file);
                var tallies = start(documents)) {
            await().until(() -> tallies.total(BADGE, Tallies.PATIENCE).equals(java.util.OptionalLong.of(21)));
            tallies.stop();
        }
    }

    private void assertCountedAfterTheNextStart(long least, long most) throws IOException {
        try (var tallies = start(memory)) {
            await().until(() -> tallies.total(BADGE, Tallies.PATIENCE).isPresent());
            assertThat(tallies.total(BADGE, Tallies.PATIENCE).orElseThrow())
                    .as("seed %d", seed)
                    .isBetween(least, most);
            tallies.stop();
        }
    }

    private static boolean isCounted(ExactTallies tallies) {
        try {
            tallies.add(BADGE, 1, Keep.HISTORY, Charge.NOBODY).join();
            return true;
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(NotCounted.class);
            return false;
        }
    }

    private ExactTallies start(OpenServer documents) throws IOException {
        return start(new MongoStores(new MongoTemplate(documents.client(), "tallymark"), false));
    }

    private ExactTallies start(Stores stores) throws IOException {
        var ground = new Ground(
                new Durability.InJournal(disk, SETTINGS, Node.PRODUCER),
                stores,
                false,
                Lease.Terms.JOURNAL,
                new MemorySeries(),
                Clock.systemUTC(),
                System::nanoTime,
                ended::countDown);
        var tallies = new ExactTallies(ground, BOUNDS, 5);
        tallies.start();
        return tallies;
    }
}
