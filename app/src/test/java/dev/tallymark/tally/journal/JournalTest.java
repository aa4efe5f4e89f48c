package dev.tallymark.tally.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JournalTest {

    private static final JournalSettings SETTINGS = settings(false);
    private static final String FIRST = "0000000000000001.journal";
    private static final int FIRST_RECORD = 512;
    private static final Producer PRODUCER = new Producer("0000000000000000");

    private final MemoryDisk disk = new MemoryDisk();

    @Test
    void givesBackWhatWasAppendedInOrder() throws IOException {
        var written = fill(100);

        assertThat(readBack(SETTINGS)).isEqualTo(written);
    }

    @Test
    void goesOnAboveEverythingItHasSeen() throws IOException {
        var last = fill(3).getLast();

        var journal = Journal.open(disk, SETTINGS, PRODUCER, last.sequence() + 50);

        assertThat(journal.append(0, hit(1)).sequence()).isEqualTo(last.sequence() + 51);
        assertThat(journal.append(0, hit(1)).minute()).isEqualTo(last.minute());
    }

    @Test
    void keepsAllThatWasForcedWhenThePowerGoesInTheMiddleOfAWrite() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            var dice = new Random(seed);
            var some = new MemoryDisk();
            var journal = Journal.open(some, SETTINGS, PRODUCER, 0);
            var forced = new ArrayList<Batch>();
            for (int i = 0; i < dice.nextInt(20); i++) {
                forced.add(journal.append(i, hits(dice.nextInt(1, 60))));
            }
            some.cutNextWrite();
            assertThatExceptionOfType(MemoryDisk.PowerCut.class).isThrownBy(() -> journal.append(20, hits(60)));
            some.reboot(dice);

            var found = readBack(some, SETTINGS);

            assertThat(found).as("seed %d", seed).hasSizeBetween(forced.size(), forced.size() + 1);
            assertThat(found.subList(0, forced.size())).isEqualTo(forced);
            // What was cut off leaves nothing that could be taken for damage once others are written over it.
            Journal.open(some, SETTINGS, PRODUCER, 0).append(21, hit(1));
            assertThat(readBack(some, SETTINGS)).hasSize(found.size() + 1);
        }
    }

    @Test
    void refusesOrRecoversWhicheverBitIsFlippedAndNeverLosesABatchWithoutAWord() throws IOException {
        int refused = 0;
        int bits = (FIRST_RECORD + 600) * 8;
        for (int bit = 0; bit < bits; bit++) {
            var some = new MemoryDisk();
            var written = fill(some, 6);
            some.flip(FIRST, bit);
            try {
                assertThat(readBack(some, SETTINGS)).as("bit %d", bit).isEqualTo(written);
            } catch (JournalDamaged damage) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(6 * 40 * 8);
    }

    @Test
    void goesOnWithoutTheDamagedBatchWhenTheOperatorSaysSo() throws IOException {
        var written = fill(6);
        disk.flip(FIRST, (FIRST_RECORD + 40) * 8L);
        assertThatExceptionOfType(JournalDamaged.class)
                .isThrownBy(() -> Journal.open(disk, SETTINGS, PRODUCER, 0))
                .withMessageContaining("--quarantine");

        var journal = Journal.open(disk, settings(true), PRODUCER, 0);
        var later = journal.append(99, hit(1));

        var expected = new ArrayList<>(written.subList(1, 6));
        expected.add(later);
        assertThat(readBack(SETTINGS)).isEqualTo(expected);
    }

    @Test
    void refusesWhenASegmentIsMissing() throws IOException {
        fill(400);
        assertThat(disk.list()).hasSizeGreaterThan(3);
        disk.delete(disk.list().get(1));

        assertThatExceptionOfType(JournalDamaged.class).isThrownBy(() -> Journal.open(disk, SETTINGS, PRODUCER, 0));
    }

    @Test
    void letsGoOnlyOfWhatIsStoredAndClosedAndOld() throws IOException {
        var journal = Journal.open(disk, SETTINGS, PRODUCER, 0);
        for (int minute = 0; minute < 400; minute++) {
            journal.append(minute, hits(5));
        }
        int segments = disk.list().size();

        journal.trim(0, 1_000, 10_000);
        assertThat(disk.list()).as("nothing is stored").hasSize(segments);
        journal.trim(400, 0, 10_000);
        assertThat(disk.list()).as("nothing is closed").hasSize(segments);
        journal.trim(400, 1_000, 0);
        assertThat(disk.list()).as("all is young").hasSize(segments);
        journal.trim(200, 1_000, 10_000);
        assertThat(disk.list()).as("half is stored").hasSizeBetween(2, segments - 1);
        assertThat(readBack(SETTINGS)).last().extracting(Batch::sequence).isEqualTo(400L);
        journal.trim(400, 1_000, 10_000);
        assertThat(disk.list()).as("all can go but the one in use").hasSize(1);
    }

    @Test
    void keepsWhatIsStoredForAsManyBytesAsItIsTold() throws IOException {
        var keeping = new JournalSettings(4_096, 1 << 20, 3 * 4_096, Duration.ofMinutes(10), Duration.ZERO, false);
        var journal = Journal.open(disk, keeping, PRODUCER, 0);
        for (int i = 0; i < 400; i++) {
            journal.append(0, hits(5));
        }

        journal.trim(400, 1_000, 0);

        assertThat(disk.list()).hasSize(3);
    }

    @Test
    void refusesWhenItIsFullAndGoesOnWhenThereIsRoom() throws IOException {
        var small = new JournalSettings(4_096, 2 * 4_096, 0, Duration.ZERO, Duration.ZERO, false);
        var journal = Journal.open(disk, small, PRODUCER, 0);
        var last = new Batch[1];
        assertThatExceptionOfType(JournalFull.class).isThrownBy(() -> {
            for (int i = 0; i < 1_000; i++) {
                last[0] = journal.append(0, hits(5));
            }
        });

        journal.trim(last[0].sequence(), 1, 1);

        assertThat(journal.append(1, hit(1)).sequence()).isEqualTo(last[0].sequence() + 1);
        assertThat(readBack(small)).last().extracting(Batch::minute).isEqualTo(1L);
    }

    @Test
    void refusesWhenTheDiskHasNoRoomForASegment() throws IOException {
        var journal = Journal.open(disk, SETTINGS, PRODUCER, 0);
        disk.setFull(true);
        assertThatExceptionOfType(JournalFull.class).isThrownBy(() -> {
            for (int i = 0; i < 1_000; i++) {
                journal.append(0, hits(5));
            }
        });
        disk.setFull(false);

        journal.append(0, hit(1));
    }

    @Test
    void hasNoRoomForAWhileAfterTheDiskHadNone() throws IOException {
        var settings = new JournalSettings(
                SETTINGS.segmentSize(), SETTINGS.limit(), 0, Duration.ZERO, Duration.ofHours(1), false);
        var journal = Journal.open(disk, settings, PRODUCER, 0);
        disk.setFull(true);

        assertThatExceptionOfType(JournalFull.class).isThrownBy(() -> {
            for (int i = 0; i < 1_000; i++) {
                journal.append(0, hits(5));
            }
        });

        assertThat(journal.hasRoom()).isFalse();
    }

    /** Nobody would be told that nothing is durable any more. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void doesNotWaitForASegmentThatWillNeverBeMade() throws IOException {
        var journal = Journal.open(new Forgetful(disk), SETTINGS, PRODUCER, 0);

        assertThatExceptionOfType(JournalFull.class).isThrownBy(() -> {
            for (int i = 0; i < 1_000; i++) {
                journal.append(0, hits(5));
            }
        });

        journal.append(0, hit(1));
    }

    @Test
    void passesOnThatAForceFailed() throws IOException {
        var journal = Journal.open(disk, SETTINGS, PRODUCER, 0);
        disk.failNextForce();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> journal.append(0, hit(1)));
    }

    @Test
    void keepsItsProducer() throws IOException {
        var producer = Producer.of(disk, SETTINGS);
        fill(1);

        assertThat(Producer.of(disk, SETTINGS)).isEqualTo(producer);
    }

    @Test
    void findsItsProducerAgainAtTheHeadOfASegment() throws IOException {
        var written = fill(3);

        assertThat(Producer.of(disk, SETTINGS)).isEqualTo(PRODUCER);
        assertThat(readBack(SETTINGS)).isEqualTo(written);
    }

    @Test
    void doesNotCountOnUnderAnotherNameWhenItsOwnCannotBeRead() throws IOException {
        fill(1);
        asAnEarlierVersionWrote(FIRST);

        assertThatExceptionOfType(JournalDamaged.class).isThrownBy(() -> Producer.of(disk, SETTINGS));
    }

    @Test
    void setsAsideWhatNobodyIsKnownToHaveCountedWhenTheOperatorSaysSo() throws IOException {
        fill(1);
        asAnEarlierVersionWrote(FIRST);

        var producer = Producer.of(disk, settings(true));

        assertThat(producer).isNotEqualTo(PRODUCER).isEqualTo(Producer.of(disk, SETTINGS));
        assertThat(disk.list()).containsExactlyInAnyOrder(FIRST + ".unnamed", "producer");
        assertThat(readBack(SETTINGS)).isEmpty();
    }

    @Test
    void goesOnWithASegmentOfAnEarlierVersionAndNamesItsProducer() throws IOException {
        var written = new ArrayList<>(fill(3));
        asAnEarlierVersionWrote(FIRST);

        try (var journal = Journal.open(disk, SETTINGS, PRODUCER, 0)) {
            written.add(journal.append(1_000, hit(1)));
        }

        assertThat(readBack(SETTINGS)).isEqualTo(written);
        assertThat(Producer.of(disk, SETTINGS)).isEqualTo(PRODUCER);
    }

    @Test
    void readsASegmentWhoseHeadIsDamagedWhenTheOperatorSaysSo() throws IOException {
        var written = new ArrayList<>(fill(6));
        disk.flip(FIRST, 3);
        assertThatExceptionOfType(JournalDamaged.class)
                .isThrownBy(() -> Journal.open(disk, SETTINGS, PRODUCER, 0))
                .withMessageContaining("--quarantine");

        try (var journal = Journal.open(disk, settings(true), PRODUCER, 0)) {
            written.add(journal.append(99_999, hit(1)));
        }

        assertThat(readBack(SETTINGS)).isEqualTo(written);
    }

    @Test
    void makesTheNextSegmentAheadOfItsNeed() throws IOException {
        var journal = Journal.open(disk, SETTINGS, PRODUCER, 0);
        long alone = journal.bytes();
        var written = new ArrayList<Batch>();
        while (disk.list().size() == 1) {
            written.add(journal.append(0, hits(5)));
        }
        assertThat(journal.bytes()).isEqualTo(2 * alone);
        disk.setFull(true);
        while (!disk.isWritten("0000000000000002.journal", FIRST_RECORD)) {
            written.add(journal.append(0, hits(5)));
        }

        assertThat(disk.list()).hasSize(2);
        assertThat(readBack(SETTINGS)).isEqualTo(written);
    }

    @Test
    void cutsATornTailThatOnlyASpareFollows() throws IOException {
        int torn = 0;
        for (int seed = 0; seed < 200; seed++) {
            var dice = new Random(seed);
            var some = new MemoryDisk();
            var journal = Journal.open(some, SETTINGS, PRODUCER, 0);
            var forced = new ArrayList<Batch>();
            while (some.list().size() == 1) {
                forced.add(journal.append(0, hits(5)));
            }
            some.cutNextWrite();
            assertThatExceptionOfType(MemoryDisk.PowerCut.class).isThrownBy(() -> journal.append(0, hits(60)));
            some.reboot(dice);

            var found = readBack(some, SETTINGS);

            assertThat(found).as("seed %d", seed).hasSizeBetween(forced.size(), forced.size() + 1);
            assertThat(found.subList(0, forced.size())).isEqualTo(forced);
            torn += found.size() == forced.size() ? 1 : 0;
        }
        assertThat(torn).isBetween(50, 200);
    }

    /** Takes the producer from a segment's head. */
    private void asAnEarlierVersionWrote(String file) throws IOException {
        var head = disk.open(file);
        head.write(16, java.nio.ByteBuffer.allocate(20));
        head.force();
    }

    private List<Batch> fill(int batches) throws IOException {
        return fill(disk, batches);
    }

    private static List<Batch> fill(MemoryDisk disk, int batches) throws IOException {
        var journal = Journal.open(disk, SETTINGS, PRODUCER, 0);
        var written = new ArrayList<Batch>();
        for (int i = 0; i < batches; i++) {
            written.add(journal.append(1_000 + i / 10, hits(1 + i % 4)));
        }
        return written;
    }

    private static List<Batch.Entry> hit(int count) {
        return List.of(new Batch.Entry("views/badge/", count, count));
    }

    private static List<Batch.Entry> hits(int counters) {
        var entries = new ArrayList<Batch.Entry>();
        for (int i = 0; i < counters; i++) {
            entries.add(new Batch.Entry("views/bädge%d/".formatted(i), i + 200L, i));
        }
        return entries;
    }

    private List<Batch> readBack(JournalSettings settings) throws IOException {
        return readBack(disk, settings);
    }

    private static List<Batch> readBack(MemoryDisk disk, JournalSettings settings) throws IOException {
        var batches = new ArrayList<Batch>();
        try (var journal = Journal.open(disk, settings, PRODUCER, 0)) {
            journal.replay(new BatchReader() {
                @Override
                public boolean wants(long sequence, long minute) {
                    return true;
                }

                @Override
                public void read(Batch batch) {
                    batches.add(batch);
                }
            });
        }
        return batches;
    }

    private static JournalSettings settings(boolean quarantine) {
        return new JournalSettings(4_096, 1 << 20, 1 << 20, Duration.ofMinutes(10), Duration.ZERO, quarantine);
    }

    /** Has no memory left for work that nobody waits for yet; everything else it does. */
    private static final class Forgetful implements Disk {

        private final MemoryDisk disk;
        private boolean ahead;

        Forgetful(MemoryDisk disk) {
            this.disk = disk;
        }

        @Override
        public void later(Runnable work) {
            ahead = true;
            try {
                work.run();
            } catch (OutOfMemoryError e) {
                // The thread ends.
            } finally {
                ahead = false;
            }
        }

        @Override
        public Region create(String name, long size) throws IOException {
            if (ahead) {
                throw new OutOfMemoryError("told to");
            }
            return disk.create(name, size);
        }

        @Override
        public List<String> list() {
            return disk.list();
        }

        @Override
        public Region open(String name) {
            return disk.open(name);
        }

        @Override
        public void delete(String name) {
            disk.delete(name);
        }

        @Override
        public void rename(String name, String newName) {
            disk.rename(name, newName);
        }
    }
}
