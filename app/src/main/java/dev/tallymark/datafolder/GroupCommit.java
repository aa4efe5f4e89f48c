package dev.tallymark.datafolder;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits for many writers at once. Writers hold the shared lock while they change maps and then wait; the one
 * committer thread takes the exclusive lock, so that no commit holds half a change, writes the commit, lets the writers
 * go on, and forces the disk while they do. Whoever changed something before a commit is answered after its force: no
 * timer, one commit in flight, and batches as large as the disk is slow.
 *
 * <p>The first failure is the last commit: what the disk holds is then unknown, so every writer, waiting or new, gets
 * it. A change that throws is such a failure, because half of it may be in the maps and would go to the disk with the
 * next commit; there is no taking it back without those that others made meanwhile.
 */
final class GroupCommit implements AutoCloseable {

    static final String LAST = "last";

    private static final int ENOUGH_LIVE_PERCENT = 50;
    private static final int REWRITE_BYTES = 2 * 1024 * 1024;
    private static final int LOOK_EVERY = 16;

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final String name;
    private final MVStore store;
    private final MVMap<String, Long> numbers;
    private final HighWater highWater;
    private final Thread committer;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Semaphore wanted = new Semaphore(0);

    private CompletableFuture<@Nullable Void> next = new CompletableFuture<>();
    private volatile @Nullable Throwable failure;
    private volatile boolean brokenOff;
    private volatile boolean closing;
    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    GroupCommit(MVStore store, MVMap<String, Long> numbers, HighWater highWater, String name) {
        this.name = name;
        this.store = store;
        this.numbers = numbers;
        this.highWater = highWater;
        this.committer = Thread.ofPlatform().name("commit-" + name).daemon().start(this::run);
    }

    <T extends @Nullable Object> T write(Supplier<T> change) {
        CompletableFuture<@Nullable Void> durable;
        T result;
        lock.readLock().lock();
        try {
            refuseWhenFailed();
            result = change(change);
            durable = next;
        } finally {
            lock.readLock().unlock();
        }
        wanted.release();
        try {
            durable.join();
        } catch (CompletionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        }
        return result;
    }

    private <T extends @Nullable Object> T change(Supplier<T> change) {
        try {
            return change.get();
        } catch (RuntimeException | Error e) {
            LOG.error("A change of {} broke off in the middle; nothing is stored there until the next start", name, e);
            brokenOff = true;
            fail(e);
            throw e;
        }
    }

    double nanos() {
        return nanos.sum();
    }

    long count() {
        return count.sum();
    }

    /** Whether a half-made change is in the maps. */
    boolean isBrokenOff() {
        return brokenOff;
    }

    /** Commits what is left, then refuses. The thread is told, not interrupted: an interrupt would close the file. */
    @Override
    public void close() {
        closing = true;
        wanted.release();
        try {
            committer.join();
            highWater.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void run() {
        while (!closing) {
            wanted.acquireUninterruptibly();
            wanted.drainPermits();
            commit();
        }
        lock.writeLock().lock();
        try {
            fail(DataUtils.newMVStoreException(DataUtils.ERROR_CLOSED, "The store is closed"));
        } finally {
            lock.writeLock().unlock();
        }
        commit();
    }

    private void commit() {
        long start = System.nanoTime();
        CompletableFuture<@Nullable Void> batch;
        long number;
        lock.writeLock().lock();
        try {
            batch = next;
            next = new CompletableFuture<>();
            number = store();
        } finally {
            lock.writeLock().unlock();
        }
        force(number);
        if (failure != null) {
            batch.completeExceptionally(failure);
            return;
        }
        batch.complete(null);
        count.increment();
        nanos.add(System.nanoTime() - start);
    }

    /** Zero when there was nothing to store, or no way to. */
    private long store() {
        if (failure != null) {
            return 0;
        }
        try {
            if (store.isClosed()) {
                throw DataUtils.newMVStoreException(DataUtils.ERROR_CLOSED, "The store is closed");
            }
            if (!store.hasUnsavedChanges()) {
                return 0;
            }
            long number = numbers.getOrDefault(LAST, 0L) + 1;
            numbers.put(LAST, number);
            if (number % LOOK_EVERY == 0) {
                store.compact(ENOUGH_LIVE_PERCENT, REWRITE_BYTES);
            }
            store.commit();
            return number;
        } catch (RuntimeException | Error e) {
            fail(e);
            return 0;
        }
    }

    private void force(long number) {
        if (number == 0) {
            return;
        }
        try {
            store.sync();
            highWater.raise(number);
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private void refuseWhenFailed() {
        var known = failure;
        if (known != null) {
            throw failed(known);
        }
    }

    private synchronized void fail(Throwable e) {
        if (failure == null) {
            failure = e;
        }
    }

    private static MVStoreException failed(Throwable cause) {
        return DataUtils.newMVStoreException(
                DataUtils.ERROR_WRITING_FAILED, "Not written: {0}", String.valueOf(cause.getMessage()), cause);
    }
}
