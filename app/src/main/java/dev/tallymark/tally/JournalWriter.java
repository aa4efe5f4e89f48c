package dev.tallymark.tally;

import dev.tallymark.tally.journal.Batch;
import dev.tallymark.tally.journal.BatchLog;
import dev.tallymark.tally.journal.Journal;
import dev.tallymark.tally.journal.JournalFull;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Takes hits to the journal. Hits come in from any thread on a lock-free stack; one thread takes all that are there,
 * sums them per counter, appends them as one batch, and completes them. While it waits for the disk the next batch
 * gathers: the slower the disk, the larger the batches.
 *
 * <p>Numbers are given out in the order of sealing, and a batch that a full journal refuses takes its numbers back, so
 * the numbers of forced hits have no holes.
 */
final class JournalWriter {

    private static final long MILLIS_PER_MINUTE = 60_000;

    /** Lies on the stack when nobody will take from it any more. */
    private static final Hit CLOSED = new Hit(new Counter(CounterId.of("none", "none"), 0), 0, false, Share.NONE);

    private final BatchLog journal;
    private final Pending pending;
    private final Acknowledgement acknowledgement;
    private final Clock clock;
    private final AtomicReference<@Nullable Hit> arrivals = new AtomicReference<>();
    private @Nullable Hit waiting;
    private @Nullable Hit lastWaiting;
    private long batches;
    private volatile @Nullable Thread thread;
    /** Odd while a batch is being sealed; only this thread changes it. */
    private volatile long seals;

    private final Trouble trouble = new Trouble("Hits are refused", Level.ERROR, System::nanoTime);
    private volatile boolean stopping;
    private volatile boolean refusing;
    private volatile long earliest;
    private volatile long newest;
    private final AtomicLong refusedHits = new AtomicLong();
    private final AtomicLong submittedHits = new AtomicLong();

    /** @param earliest no batch gets a minute before this one */
    JournalWriter(BatchLog journal, Pending pending, Acknowledgement acknowledgement, Clock clock, long earliest) {
        this.journal = journal;
        this.pending = pending;
        this.acknowledgement = acknowledgement;
        this.clock = clock;
        this.earliest = earliest;
        this.newest = earliest;
    }

    /** Hands a hit over; its counter must be pinned for it. It is completed in any case. */
    void submit(Hit hit) {
        submittedHits.incrementAndGet();
        Hit top;
        do {
            top = arrivals.get();
            if (top == CLOSED) {
                turnAway(hit);
                return;
            }
            hit.next = top;
        } while (!arrivals.compareAndSet(top, hit));
        if (top == null) {
            LockSupport.unpark(thread);
        }
    }

    /**
     * Writes batches as hits come, until it is told to {@link #stop}; then those that are left. The thread must not be
     * interrupted: that would close the journal's file.
     *
     * @throws IOException when the disk fails: what is durable is then unknown, and the process must end
     */
    void run() throws IOException {
        thread = Thread.currentThread();
        while (writeBatch() || !stopping) {
            if (arrivals.get() == null && waiting == null && !stopping) {
                LockSupport.park(this);
            }
        }
    }

    /** Ends {@link #run} when all that was handed over is written. */
    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
    }

    /** After {@link #run}: refuses what came too late to be written, and whatever comes from now on. */
    void close() {
        for (var hit = arrivals.getAndSet(CLOSED); hit != null && hit != CLOSED; hit = hit.next) {
            turnAway(hit);
        }
        for (var hit = waiting; hit != null; hit = hit.next) {
            turnAway(hit);
        }
        waiting = null;
    }

    private void turnAway(Hit hit) {
        refusedHits.incrementAndGet();
        hit.counter.unpin(1);
        hit.completeExceptionally(new NotCounted("the service stops"));
    }

    /** Writes one batch of what is there; false when nothing is. */
    boolean writeBatch() throws IOException {
        gather();
        if (waiting == null) {
            return false;
        }
        long seal = seals;
        seals = seal + 1;
        try {
            write(seal());
        } finally {
            seals = seal + 2;
        }
        return true;
    }

    /** Puts the arrivals, which lie on their stack newest first, behind those that wait. */
    private void gather() {
        Hit newestHit = arrivals.getAndSet(null);
        Hit first = null;
        for (Hit hit = newestHit; hit != null; ) {
            Hit older = hit.next;
            hit.next = first;
            first = hit;
            hit = older;
        }
        if (first == null) {
            return;
        }
        if (waiting == null || lastWaiting == null) {
            waiting = first;
        } else {
            lastWaiting.next = first;
        }
        lastWaiting = newestHit;
    }

    /** What goes to disk together. */
    private record Sealed(List<Hit> hits, List<Counter> counters, List<Batch.Entry> entries) {}

    private Sealed seal() {
        var hits = new ArrayList<Hit>();
        var counters = new ArrayList<Counter>();
        long room = journal.batchLimit();
        long batch = ++batches;
        while (waiting != null) {
            var hit = waiting;
            var counter = hit.counter;
            if (counter.batch != batch) {
                room -= Journal.sizeOf(counter.key);
                if (room < 0) {
                    break;
                }
                counter.batch = batch;
                counter.batchTotal = 0;
                counter.batchHistory = 0;
                counter.batchHits = 0;
                counter.batchShare = hit.share;
                counters.add(counter);
            }
            counter.batchTotal += hit.count;
            counter.batchHistory += hit.history ? hit.count : 0;
            counter.batchHits++;
            counter.sealed += hit.count;
            hit.number = counter.sealed;
            hits.add(hit);
            waiting = hit.next;
            hit.next = null;
        }
        var entries = new ArrayList<Batch.Entry>(counters.size());
        for (var counter : counters) {
            entries.add(new Batch.Entry(counter.key, counter.batchTotal, counter.batchHistory));
        }
        return new Sealed(hits, counters, entries);
    }

    private void write(Sealed sealed) throws IOException {
        if (!pending.hasRoomFor(sealed.counters().size())) {
            refuse(sealed, "too many counters and minutes wait for the store", null);
            return;
        }
        Batch batch;
        try {
            long now = Math.max(earliest, clock.millis() / MILLIS_PER_MINUTE);
            newest = Math.max(newest, now);
            long before = journal.written();
            batch = journal.append(now, sealed.entries());
            newest = Math.max(newest, batch.minute());
            pending.add(sealed.counters(), batch.sequence(), batch.minute(), journal.written() - before);
        } catch (JournalFull full) {
            refuse(sealed, String.valueOf(full.getMessage()), full.getCause());
            return;
        } catch (IOException failed) {
            sealed.hits().forEach(hit -> hit.completeExceptionally(failed));
            throw failed;
        }
        refusing = false;
        trouble.went();
        acknowledgement.sealed(batch.sequence(), sealed.hits());
    }

    private void refuse(Sealed sealed, String why, @Nullable Throwable cause) {
        refusedHits.addAndGet(sealed.hits().size());
        trouble.failed(cause == null ? why : why + ", " + cause);
        refusing = true;
        for (var counter : sealed.counters()) {
            counter.sealed -= counter.batchTotal;
            counter.unpin(counter.batchHits);
        }
        var refusal = new NotCounted(why);
        sealed.hits().forEach(hit -> hit.completeExceptionally(refusal));
    }

    /**
     * Sees to it that no batch has a minute before this one, but the one that is being sealed now.
     *
     * @return that one, for {@link #isSealed}
     */
    long closeBefore(long minute) {
        earliest = Math.max(earliest, minute);
        return seals;
    }

    /** Whether that batch is in {@link Pending} or stored, if there was one. Others may be on their way by now. */
    boolean isSealed(long seal) {
        return seal % 2 == 0 || seals != seal;
    }

    /** The newest minute that a batch has, or may have by now. */
    long newestMinute() {
        return Math.max(Math.max(newest, earliest), clock.millis() / MILLIS_PER_MINUTE);
    }

    /** Hits that were handed over and are not answered. */
    long waitingHits() {
        return submittedHits.get() - acknowledgement.answered() - refusedHits.get();
    }

    /** There may be room again: only a next batch can tell. */
    void resume() {
        refusing = false;
    }

    /** Whether the last batch was refused. */
    boolean isRefusing() {
        return refusing;
    }

    long refusedHits() {
        return refusedHits.get();
    }
}
