package dev.tallymark.datafolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tallymark.shared.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFileTest {

    /** What a change takes at least when it is stored by itself. */
    private static final long BLOCK = 2 * 4_096;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("some.mv");
    }

    @Test
    void keepsWhatWasWrittenWithoutBeingClosed() throws Exception {
        var copy = folder.resolve("copy.mv");
        try (var store = StoreFile.open(file)) {
            put(store, "a", "1");
            Files.copy(file, copy);
        }
        assertThat(contents(copy)).containsExactly(Map.entry("a", "1"));
    }

    @Test
    void refusesAFileThatLostWhatWasAcknowledged() throws Exception {
        var older = folder.resolve("older");
        try (var store = StoreFile.open(file)) {
            put(store, "a", "1");
            Files.copy(file, older);
            put(store, "a", "2");
        }
        Files.copy(older, file, StandardCopyOption.REPLACE_EXISTING);

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> StoreFile.open(file))
                .withMessageContainingAll("is damaged: it ends at commit", "Restore", "some.mv.mark");
    }

    @Test
    void refusesAFileThatIsNoStore() throws Exception {
        Files.writeString(file, "something else entirely\n".repeat(1_000));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> StoreFile.open(file))
                .withMessageMatching("[^\\n]*is damaged[^\\n]*backup\\.");
    }

    @Test
    void isNeverSilentlyWrongAfterABitFlipped() throws Exception {
        try (var store = StoreFile.open(file)) {
            IntStream.range(0, 60).forEach(i -> put(store, "key" + i % 20, "value" + i));
        }
        var whole = Files.readAllBytes(file);
        var truth = contents(file);
        var random = new Random(20_261_121);
        int noticed = 0;
        for (int i = 0; i < 150; i++) {
            var damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            var found = truth;
            try {
                found = contents(file);
            } catch (StartRefused | MVStoreException | AssertionError e) {
                noticed++;
            }
            assertThat(found).isEqualTo(truth);
        }
        assertThat(noticed).isPositive();
    }

    /** Whatever part of its bytes reached the disk, from either end. */
    @Test
    void losesNothingThatWasAcknowledgedWhenACommitIsTorn() throws Exception {
        var random = new Random(20_261_121);
        var torn = folder.resolve("torn.mv");
        try (var store = StoreFile.open(file)) {
            for (int i = 0; i < 60; i++) {
                put(store, "key" + i % 20, "value" + i);
                var before = Files.readAllBytes(file);
                var truth = new HashMap<>(texts(store));
                Files.copy(mark(file), mark(torn), StandardCopyOption.REPLACE_EXISTING);
                put(store, "next", "value" + i);
                var after = Files.readAllBytes(file);
                int cut = random.nextInt(i % 2 == 0 ? 2 * CheckedBlocks.STORED : after.length);

                Files.write(torn, joined(after, before, cut));
                assertThat(contents(torn)).containsAllEntriesOf(without("next", truth));
                Files.write(torn, joined(before, after, cut));
                assertThat(contents(torn)).containsAllEntriesOf(without("next", truth));
            }
        }
    }

    private static byte[] joined(byte[] head, byte[] tail, int cut) {
        var joined = tail.length > head.length || cut < tail.length ? tail.clone() : Arrays.copyOf(head, cut);
        System.arraycopy(head, 0, joined, 0, Math.min(cut, head.length));
        return joined;
    }

    private static Map<String, String> without(String key, Map<String, String> all) {
        var rest = new HashMap<>(all);
        rest.remove(key);
        return rest;
    }

    @Test
    void readsAFileOfTheFirstLayoutAndGivesItChecksums() throws Exception {
        try (var plain = MVStore.open(file.toString())) {
            for (int i = 0; i < 200; i++) {
                plain.<String, String>openMap("texts").put("key" + i, "value" + i);
                plain.commit();
            }
        }
        assertThat(contents(file)).hasSize(200).containsEntry("key199", "value199");
        assertThat(Files.size(file) % CheckedBlocks.STORED).isZero();

        assertThat(contents(file)).hasSize(200);
    }

    @Test
    void givesTheErrorToEveryWriterAfterTheDiskFailed() throws Exception {
        var disk = FailingDisk.register();
        var store = StoreFile.open(file, disk.nameOf(file));
        put(store, "a", "1");
        disk.fail("No space left on device");

        assertThatExceptionOfType(MVStoreException.class)
                .isThrownBy(() -> put(store, "a", "2"))
                .havingRootCause()
                .withMessage("No space left on device");
        disk.work();
        assertThatExceptionOfType(MVStoreException.class).isThrownBy(() -> put(store, "a", "3"));
        assertThatExceptionOfType(MVStoreException.class).isThrownBy(store::awaitDurable);
        store.close();

        assertThat(contents(file)).containsExactly(Map.entry("a", "1"));
    }

    @Test
    void storesNothingOfAChangeThatBreaksOffNorAnythingAfterIt() {
        var store = StoreFile.open(file);
        put(store, "a", "1");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> store.write(() -> {
                    texts(store).put("a", "half");
                    throw new IllegalStateException("in the middle");
                }));
        assertThatExceptionOfType(MVStoreException.class).isThrownBy(() -> put(store, "b", "2"));
        assertThatExceptionOfType(MVStoreException.class).isThrownBy(store::awaitDurable);
        store.close();

        assertThat(contents(file)).containsExactly(Map.entry("a", "1"));
    }

    @Test
    void storesTheWritesOfManyThreads() throws Exception {
        try (var store = StoreFile.open(file);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CountDownLatch(1);
            var writes = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        put(store, "key" + i, "value");
                        return i;
                    }))
                    .toList();
            start.countDown();
            for (var write : writes) {
                write.get();
            }
        }
        assertThat(contents(file)).hasSize(200);
    }

    @Test
    void refusesWritersAfterItIsClosedAndClosesTwice() {
        var store = StoreFile.open(file);
        store.close();
        store.close();

        assertThatExceptionOfType(MVStoreException.class).isThrownBy(() -> put(store, "a", "1"));
    }

    @Test
    void usesTheRoomOfWhatWasOverwrittenAgain() {
        try (var store = StoreFile.open(file)) {
            var text = "x".repeat(2_000);
            long end = System.nanoTime() + 8_000_000_000L;
            long written = 0;
            for (int i = 0; System.nanoTime() - end < 0; i++) {
                put(store, "key" + i % 50, text + i);
                written += BLOCK;
            }
            assertThat(store.size()).isLessThan(written * 2 / 3);
        }
    }

    private static Path mark(Path file) {
        return file.resolveSibling(file.getFileName() + ".mark");
    }

    private static void put(StoreFile store, String key, String value) {
        store.write(() -> texts(store).put(key, value));
    }

    private static Map<String, String> contents(Path file) {
        try (var store = StoreFile.open(file)) {
            return new HashMap<>(texts(store));
        }
    }

    private static MVMap<String, String> texts(StoreFile store) {
        return store.maps().openMap("texts");
    }
}
