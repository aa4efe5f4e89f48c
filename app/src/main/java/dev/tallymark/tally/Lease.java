package dev.tallymark.tally;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The right to write under a producer's name, renewed as long as its node lives.
 *
 * <p>Two clocks must agree that it has not ended: the wall's, which others read it by, and this machine's own, which
 * nobody sets. Each renewal is a compare-and-set on the revision, so of two who believe to hold a name one is told.
 *
 * <p>It ends while the store is away, and then nothing is written before it is renewed. That fails when another took
 * the name meanwhile: {@link Heirs} do, an hour after the end; nobody takes one that belongs to a journal.
 *
 * <p>{@code until} in the store is never before the newest minute with hits, be they of this holder or of an earlier
 * one and whatever the clock says, so that readers know which hours to look at.
 */
final class Lease {

    private static final long MILLIS_PER_MINUTE = 60_000;

    /**
     * How long it lasts.
     *
     * @param length from one renewal
     * @param renew after this time
     * @param reserve nothing is sent when less than this is left
     * @param mourning how long after its end another may take the name, when it was not released
     */
    record Terms(Duration length, Duration renew, Duration reserve, Duration mourning) {

        /** Of names that pass from node to node: four attempts to renew it may fail. */
        static Terms of(Duration length, Duration mourning) {
            return new Terms(length, length.dividedBy(5), length.dividedBy(5), mourning);
        }

        /** Of names that belong to a journal: after a crash its next run waits for the end. */
        static final Terms JOURNAL =
                new Terms(Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ZERO);
    }

    private final Producers producers;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Terms terms;
    private final long reached;
    private Standing held;
    private long renewedAt;

    /**
     * @param held as it was taken
     * @param reached how far the hits of earlier holders reach, in milliseconds since 1970; 0 when there were none
     * @param takenAt what {@code nanos} said before it was taken
     */
    Lease(
            Producers producers,
            Standing held,
            long reached,
            long takenAt,
            Clock clock,
            LongSupplier nanos,
            Terms terms) {
        this.producers = producers;
        this.held = held;
        this.reached = reached;
        this.renewedAt = takenAt;
        this.clock = clock;
        this.nanos = nanos;
        this.terms = terms;
    }

    synchronized Standing held() {
        return held;
    }

    /**
     * Must be called before hits are written, each time.
     *
     * @param newest the newest minute among them
     * @throws LeaseLost when somebody else holds it
     */
    synchronized void check(long newest) {
        if (hasEnded() || newest > held.lastMinute()) {
            renew(newest);
        }
    }

    /**
     * Renews it when it is time.
     *
     * @throws LeaseLost when somebody else holds it
     */
    synchronized void keep(long newest) {
        if (nanos.getAsLong() - renewedAt >= terms.renew().toNanos()) {
            renew(newest);
        }
    }

    private boolean hasEnded() {
        var left = terms.length().minus(terms.reserve());
        return nanos.getAsLong() - renewedAt >= left.toNanos()
                || clock.millis() >= held.until() - terms.reserve().toMillis();
    }

    private void renew(long newest) {
        long before = nanos.getAsLong();
        long end = Math.max(clock.millis(), (newest + 1) * MILLIS_PER_MINUTE)
                + terms.length().toMillis();
        hold(held.holder(), Math.max(end, reached));
        renewedAt = before;
    }

    /** Gives the name back: nothing of it is on its way any more. */
    synchronized void release(long newest) {
        hold("", Math.max(Math.max(clock.millis(), newest * MILLIS_PER_MINUTE), reached));
    }

    private void hold(String holder, long until) {
        if (!producers.hold(held, holder, until)) {
            held = stored();
            if (!producers.hold(held, holder, until)) {
                throw lost();
            }
        }
        held = held.heldBy(holder, until);
    }

    /** An earlier attempt may have succeeded and its answer been lost: then it is still ours. */
    private Standing stored() {
        return producers
                .find(held.producer())
                .filter(found -> found.holder().equals(held.holder()))
                .orElseThrow(this::lost);
    }

    private LeaseLost lost() {
        return new LeaseLost("somebody else counts as " + held.producer());
    }
}
