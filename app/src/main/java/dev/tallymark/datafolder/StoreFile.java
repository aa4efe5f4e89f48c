package dev.tallymark.datafolder;

import dev.tallymark.shared.StartRefused;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * A file of maps in the data folder whose changes are on the disk when {@link #write} returns, and of which a crash
 * leaves a whole number of writes. Safe for many threads.
 *
 * <p>H2's MVStore alone promises neither: it commits by a timer and when a buffer is full, in the middle of whatever is
 * being written, and never forces the disk. Here both triggers are off and {@link GroupCommit} decides. MVStore also
 * opens a damaged file at an older version without a word; so the file carries the number of its last commit, the
 * {@link HighWater} beside it the number that was acknowledged, and a file that lags behind that is refused. What is
 * damaged elsewhere fails the checksum of its {@link CheckedBlocks}, when it is read.
 *
 * <p>The room of what was overwritten is used again a second later, and pages that are mostly overwritten are written
 * anew a few at a time; that is what bounds the file. MVStore's compaction of a whole file at once is not used: it
 * failed in a file that was killed under load.
 *
 * <p>After a failed write or force, or a change that broke off in the middle, the file takes no more changes: every
 * caller gets the error, and only a new start, which reads what the disk really holds, ends that.
 */
public final class StoreFile implements AutoCloseable, MeterBinder {

    private static final int PAGE_BYTES = 4 * 1024;
    private static final int CACHE_MEBIBYTES = 16;
    private static final int KEEP_OVERWRITTEN_MILLIS = 1_000;

    private final Path file;
    private final MVStore store;
    private final GroupCommit commits;

    private StoreFile(Path file, MVStore store, GroupCommit commits) {
        this.file = file;
        this.store = store;
        this.commits = commits;
    }

    /**
     * Opens it, or makes it when it is absent.
     *
     * @throws StartRefused when it cannot be read, is damaged, or has lost what was acknowledged
     */
    public static StoreFile open(Path file) {
        return open(file, "retry:" + file);
    }

    /** The store's own name for the file says through which layers it is read: {@code retry:} survives interrupts. */
    static StoreFile open(Path file, String nameForStore) {
        var store = openStore(file, nameForStore);
        try {
            MVMap<String, Long> numbers = store.openMap("tallymark.commits");
            var highWater = HighWater.open(file.resolveSibling(file.getFileName() + ".mark"));
            long number = numbers.getOrDefault(GroupCommit.LAST, 0L);
            if (number < highWater.acknowledged()) {
                highWater.close();
                throw new StartRefused(
                        file + " is damaged: it ends at commit " + number + " of " + highWater.acknowledged(),
                        "Restore the data folder from a backup, or delete " + file.getFileName()
                                + ".mark to go on without what is lost.");
            }
            return new StoreFile(
                    file,
                    store,
                    new GroupCommit(
                            store, numbers, highWater, file.getFileName().toString()));
        } catch (StartRefused e) {
            store.closeImmediately();
            throw e;
        } catch (IOException | RuntimeException | AssertionError e) {
            store.closeImmediately();
            throw unreadable(file, e);
        }
    }

    /** The maps. Change them only inside {@link #write}; a name belongs to one pair of types for ever. */
    public MVStore maps() {
        return store;
    }

    /**
     * Makes a change and returns when it is on the disk, together with all that others changed meanwhile. The change
     * is stored as a whole or not at all. It should take milliseconds: commits wait for it. A change that throws may be
     * half made, and is the last one: what it refuses in order, it must return.
     *
     * @throws MVStoreException when it may not be on the disk
     */
    public <T extends @Nullable Object> T write(Supplier<T> change) {
        return commits.write(change);
    }

    /** Returns when every change that can be seen now is on the disk. */
    public void awaitDurable() {
        commits.write(() -> null);
    }

    /** Reads for as long as it takes; what it reads is not overwritten meanwhile. Waits for nobody. */
    public <T extends @Nullable Object> T read(Supplier<T> reading) {
        var inUse = store.registerVersionUsage();
        try {
            return reading.get();
        } finally {
            store.deregisterVersionUsage(inUse);
        }
    }

    /**
     * Does what opens maps for the first time.
     *
     * @throws StartRefused when one of them cannot be read
     */
    public <T> T opening(Supplier<T> opening) {
        try {
            return opening.get();
        } catch (RuntimeException | AssertionError e) {
            throw unreadable(file, e);
        }
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /** Bytes on the disk. */
    public long size() {
        return file.toFile().length();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var name = String.valueOf(file.getFileName());
        Gauge.builder("tallymark.store.size", this, StoreFile::size)
                .description("Size of an embedded store's file")
                .baseUnit("bytes")
                .tag("file", name)
                .register(registry);
        FunctionTimer.builder(
                        "tallymark.store.commit", commits, GroupCommit::count, GroupCommit::nanos, TimeUnit.NANOSECONDS)
                .description("Writing and forcing what many callers changed")
                .tag("file", name)
                .register(registry);
    }

    /** Stores what is left and closes; whoever still writes gets an error. */
    @Override
    public void close() {
        commits.close();
        if (commits.isBrokenOff()) {
            // The other way to close stores what is in the maps.
            store.closeImmediately();
        } else {
            store.close();
        }
    }

    private static MVStore openStore(Path file, String nameForStore) {
        try {
            PlainFile.convert(file);
            var store = new MVStore.Builder()
                    .fileName(CheckedFile.over(nameForStore))
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .compressHigh()
                    .pageSplitSize(PAGE_BYTES)
                    .cacheSize(CACHE_MEBIBYTES)
                    .open();
            store.setRetentionTime(KEEP_OVERWRITTEN_MILLIS);
            return store;
        } catch (IOException | RuntimeException | AssertionError e) {
            // Not always MVStore's own exception: what is damaged may fail to parse.
            throw unreadable(file, e);
        }
    }

    private static StartRefused unreadable(Path file, Throwable e) {
        var empty = Files.notExists(file) ? "cannot be made" : "cannot be read or is damaged";
        return new StartRefused(
                file + " " + empty + " (" + firstLine(rootOf(e)) + ")",
                "See that the disk has room and this user may write there, or restore the data folder from a backup.",
                e);
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
