package dev.tallymark.tally;

import dev.tallymark.shared.RandomKey;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives one run the right to a producer's name.
 *
 * <p>Names that pass from node to node are taken when they were released, else a new one is made. A name that was not
 * released may still have writes on their way; {@link Heirs} release it when its time has come.
 *
 * <p>{@code until} never goes back when a name is taken: hits of the minutes before it may be in the store. A name of
 * which that is later than a new lease would end was left by a clock that is ahead, and whoever took it would count
 * into minutes to come: it waits for its time.
 *
 * <p>A journal has its own name. When that is held, it may be by the run before, which was killed, or by a process on a
 * copy of the folder. Only the latter renews it, so waiting tells.
 */
final class Leases {

    private static final long MILLIS_PER_MINUTE = 60_000;

    private final Producers producers;
    private final String run;
    private final Clock clock;
    private final LongSupplier nanos;
    private @Nullable Standing watched;
    private long watchedSince;

    /** @param run the name of one tenure of one process, never used before */
    Leases(Producers producers, String run, Clock clock, LongSupplier nanos) {
        this.producers = producers;
        this.run = run;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** @param left what was counted under the name before, as it was found; null for a new name */
    record Taken(Lease lease, @Nullable Standing left) {

        /** No hit of another holder is of a minute after this one. */
        long lastMinute() {
            return left == null ? 0 : left.lastMinute();
        }
    }

    /** A released name, or a new one. */
    Taken take(Lease.Terms terms) {
        long now = nanos.getAsLong();
        long end = clock.millis() + terms.length().toMillis();
        for (var standing : producers.all()) {
            if (mayBeTaken(standing, end) && producers.hold(standing, run, end)) {
                return new Taken(lease(standing.heldBy(run, end), standing.until(), now, terms), standing);
            }
        }
        long minute = clock.millis() / MILLIS_PER_MINUTE;
        var first = new Standing(RandomKey.next(), true, new Progress(-1, minute, minute), run, end, 1);
        if (!producers.enter(first)) {
            throw new IllegalStateException("a random name was there before");
        }
        return new Taken(lease(first, 0, now, terms), null);
    }

    private boolean mayBeTaken(Standing standing, long end) {
        // One that is ours already: it was taken, and the answer was lost.
        boolean isFree = standing.isFree() || standing.holder().equals(run);
        return standing.leased() && isFree && standing.until() <= end;
    }

    /**
     * The name of a journal; empty when it is not known yet whether somebody else counts with it.
     *
     * @param start the earliest minute that the journal may have hits of
     * @throws LeaseLost when somebody does
     */
    Optional<Lease> claim(String producer, long start, Lease.Terms terms) {
        long now = nanos.getAsLong();
        long end = clock.millis() + terms.length().toMillis();
        var found = producers.find(producer);
        if (found.isEmpty()) {
            var first = new Standing(producer, false, new Progress(-1, start, start), run, end, 1);
            return producers.enter(first) ? Optional.of(lease(first, 0, now, terms)) : Optional.empty();
        }
        var standing = found.get();
        long until = Math.max(end, standing.until());
        return mayBeClaimed(standing, now, terms) && producers.hold(standing, run, until)
                ? Optional.of(lease(standing.heldBy(run, until), standing.until(), now, terms))
                : Optional.empty();
    }

    private Lease lease(Standing held, long reached, long now, Lease.Terms terms) {
        return new Lease(producers, held, reached, now, clock, nanos, terms);
    }

    private boolean mayBeClaimed(Standing standing, long now, Lease.Terms terms) {
        if (standing.isFree() || standing.holder().equals(run) || standing.until() < clock.millis()) {
            return true;
        }
        if (watched == null) {
            watched = standing;
            watchedSince = now;
        }
        if (watched.revision() != standing.revision()) {
            throw new LeaseLost("somebody else counts as " + standing.producer());
        }
        return now - watchedSince > terms.length().toNanos();
    }
}
