package dev.tallymark.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One counter in memory.
 *
 * <p>What may be shown is {@code base + counted}: the stored total when it came to memory, and the forced hits since.
 * What is to be stored is {@link Total#own} and the {@link Delta}s. The journal's thread writes {@code sealed} and
 * {@code counted}; all that is not volatile or atomic is guarded by the counter itself, but for the fields that the
 * journal's thread keeps for itself.
 *
 * <p>A counter is pinned while a hit of it is on its way or not yet stored. Only an unpinned one may leave memory, and
 * it is then dead: who still holds it must look it up again. So there are never two of the same counter at work.
 */
final class Counter {

    private static final int DEAD = -1;
    private static final long UNKNOWN = Long.MIN_VALUE;

    final CounterId id;
    final String key;
    /** What is not in {@link #hours} of hours up to this one, the store knows; of later ones there is nothing. */
    private long oldHour;

    private final AtomicInteger pins = new AtomicInteger();
    private volatile long base = UNKNOWN;
    private volatile long counted;
    private volatile long touched;
    private volatile long loadedAt;
    private long others;

    private @Nullable Total stored;
    private @Nullable CompletableFuture<Void> loading;
    private @Nullable Delta open;
    private @Nullable Delta applying;
    private final List<Hour> hours = new ArrayList<>(1);

    /** Of the journal's thread alone: hits sealed so far, and what of them is in the batch being made. */
    long sealed;

    long batch;
    long batchTotal;
    long batchHistory;
    int batchHits;
    Share batchShare = Share.NONE;

    /** @param minute now: hours after this one begin empty */
    Counter(CounterId id, long minute) {
        this.id = id;
        this.key = id.key();
        this.oldHour = Hour.of(minute);
        this.touched = minute;
    }

    /** Keeps it in memory until {@link #unpin}; false when it has left already. */
    boolean pin(long minute) {
        int now;
        do {
            now = pins.get();
            if (now == DEAD) {
                return false;
            }
        } while (!pins.compareAndSet(now, now + 1));
        if (touched < minute) {
            touched = minute;
        }
        return true;
    }

    void unpin(int times) {
        pins.addAndGet(-times);
    }

    /** Lets it leave memory when nobody needs it and nobody asked for it since this minute. */
    boolean retire(long unusedSince) {
        return touched < unusedSince && pins.compareAndSet(0, DEAD);
    }

    /** Whether nothing is known to have been counted here, neither in the store nor since: the store can tell again. */
    boolean isBlank() {
        return !isLoaded() || base + counted == 0;
    }

    boolean isLoaded() {
        return base != UNKNOWN;
    }

    /** How long ago the store was asked for what it has. */
    long ageAt(long nanos) {
        return nanos - loadedAt;
    }

    /** The total now; empty until the stored part is known. */
    OptionalLong total() {
        long known = base;
        return known == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(Total.saturated(known + counted));
    }

    /** The total of the hit that was the {@code number}-th sealed here. */
    OptionalLong totalAt(long number) {
        long known = base;
        return known == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(Total.saturated(known + number));
    }

    /** So many of the hits sealed here may be shown. */
    void show(long number) {
        counted = number;
    }

    /** The load that is under way, or a new one for which the caller is to do the work. */
    synchronized Load load() {
        boolean first = loading == null;
        if (loading == null) {
            loading = new CompletableFuture<>();
        }
        return new Load(loading, first);
    }

    /** @param mine whether the caller must see to it */
    record Load(CompletableFuture<Void> done, boolean mine) {}

    /**
     * Takes what the store has, and from now on tells the total, if that is known. What others counted only grows.
     *
     * @param askedAt when the store was asked, in nanoseconds
     */
    void loaded(Total total, long askedAt) {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            if (!total.isKnown()) {
                firstAnswer(total);
            } else if (!isLoaded()) {
                others = total.others();
                base = others + firstAnswer(total).own() + readBack(open) + readBack(applying);
            } else if (total.others() > others) {
                base += total.others() - others;
                others = total.others();
            }
            loadedAt = askedAt;
            waiting = loading;
            loading = null;
        }
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    void loadFailed(RuntimeException why) {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            waiting = loading;
            loading = null;
        }
        if (waiting != null) {
            waiting.completeExceptionally(why);
        }
    }

    /** The first answer about this producer's part stands: nobody else raises it, and all sums here build on it. */
    private Total firstAnswer(Total total) {
        if (stored == null) {
            stored = total;
        }
        return stored;
    }

    private static long readBack(@Nullable Delta delta) {
        return delta == null ? 0 : delta.readBack();
    }

    /** @param fresh whether these are the first hits since the last group; {@code records} how many minutes are new */
    record Collected(boolean fresh, int records) {}

    /** Adds hits to be stored. */
    synchronized Collected collect(long minute, long total, long history) {
        boolean fresh = open == null;
        return new Collected(fresh, delta().add(minute, total, history) ? 1 : 0);
    }

    /** Whether the store was asked for this producer's part. */
    synchronized boolean hasAnswer() {
        return stored != null;
    }

    /**
     * Adds those of the hits read back that the store does not have. Their hours must be known. The total stays
     * unknown until {@link #loaded(Total, long)}, because more of them may follow.
     */
    synchronized Collected collect(Total total, List<Replayed> hits) {
        boolean fresh = open == null;
        int records = 0;
        long counted = firstAnswer(total).sequence();
        for (var hit : hits) {
            long inTotal = hit.sequence() > counted ? hit.total() : 0;
            long inHour = hit.sequence() > stored(hit.hour()).sequence() ? hit.history() : 0;
            if (inTotal + inHour > 0 && delta().addReadBack(hit.minute(), inTotal, inHour)) {
                records++;
            }
        }
        return new Collected(fresh && open != null, records);
    }

    private Delta delta() {
        if (open == null) {
            open = new Delta();
        }
        return open;
    }

    /** Begins a new delta; the one so far is being applied until {@link #applied}. */
    synchronized void beginApplying() {
        applying = open;
        open = null;
    }

    /** The hours of the delta being applied that only the store can tell. */
    synchronized List<Long> hoursToLoad() {
        var missing = new ArrayList<Long>(0);
        if (applying != null) {
            for (long hour : applying.hours()) {
                if (!knows(hour)) {
                    missing.add(hour);
                }
            }
        }
        return missing;
    }

    synchronized void loaded(Hour hour) {
        if (find(hour.hour()) == null) {
            hours.add(hour);
        }
    }

    /** What the delta being applied makes of what is stored, for all batches up to this one. */
    synchronized Raise raise(long sequence) {
        var delta = applying;
        var total = stored;
        if (delta == null || total == null) {
            throw new IllegalStateException("nothing to apply");
        }
        long own = Total.saturated(total.own() + delta.total());
        var raised = new ArrayList<Hour>(1);
        long upToHour = own;
        for (long hour : delta.hours().reversed()) {
            var before = stored(hour);
            var absolute = new Minutes();
            delta.forEachMinute(
                    hour,
                    (minute, count) -> absolute.add(minute, before.minutes().get(minute) + count));
            raised.addFirst(new Hour(hour, Math.max(sequence, before.sequence()), upToHour, absolute));
            upToHour -= delta.totalOf(hour);
        }
        return new Raise(this, own, Math.max(sequence, total.sequence()), raised);
    }

    /** The store has it. */
    synchronized void applied(Raise raise) {
        stored = new Total(raise.own(), raise.sequence(), 0);
        for (var hour : raise.hours()) {
            var before = stored(hour.hour());
            var minutes = before.minutes();
            hour.minutes().forEach((minute, count) -> minutes.add(minute, count - minutes.get(minute)));
            hours.removeIf(known -> known.hour() == hour.hour());
            hours.add(new Hour(hour.hour(), hour.sequence(), hour.own(), minutes));
        }
        applying = null;
    }

    private Hour stored(long hour) {
        var known = find(hour);
        return known == null ? Hour.empty(hour) : known;
    }

    private @Nullable Hour find(long hour) {
        for (var known : hours) {
            if (known.hour() == hour) {
                return known;
            }
        }
        return null;
    }

    /** Whether what the store has of an hour is known without asking. */
    synchronized boolean knows(long hour) {
        return hour > oldHour || find(hour) != null;
    }

    /** Durable hits of an hour by minute, if all of them are known without asking the store. */
    synchronized Optional<Minutes> durable(long hour) {
        return knows(hour) ? Optional.of(durable(Hour.empty(hour))) : Optional.empty();
    }

    /** Durable hits of an hour by minute: the stored ones, known or given, and those not stored yet. */
    synchronized Minutes durable(Hour fromStore) {
        var known = find(fromStore.hour());
        var before = known == null ? fromStore : known;
        var sum = new Minutes();
        before.minutes().forEach(sum::add);
        for (var delta : new Delta[] {applying, open}) {
            if (delta != null) {
                delta.forEachMinute(before.hour(), sum::add);
            }
        }
        return sum;
    }

    /** Forgets hours that nothing is added to any more; the store knows them. */
    synchronized void forgetHoursBefore(long hour) {
        if (applying == null) {
            hours.removeIf(known -> known.hour() < hour);
            oldHour = Math.max(oldHour, hour - 1);
        }
    }
}
