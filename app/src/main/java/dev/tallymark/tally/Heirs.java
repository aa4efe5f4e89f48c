package dev.tallymark.tally;

import dev.tallymark.timeseries.TimeSeriesUnavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees to what producers leave behind whose nodes are gone: every node does, and the first to take the name does it.
 *
 * <p>When a lease has ended, its totals are made to agree with its hours. When it has ended for an hour and nobody
 * renewed it while we watched, nothing can be on its way any more: the name is taken, its minutes are closed and
 * exported, and it is released for the next node. A released name is taken likewise as long as hours or days are to be
 * exported, and until what the store keeps of its last day is forgotten.
 *
 * <p>While the time series is away, names are taken once a minute: whoever takes one looks like one who counts, and all
 * nodes would read totals again and again.
 *
 * <p>A journal's name is left alone: only its journal knows what is missing.
 */
final class Heirs {

    private static final long MINUTES_PER_DAY = Duration.ofDays(1).toMinutes();
    private static final long DAYS_TO_FORGET = 2;
    private static final long REST_NANOS = Duration.ofMinutes(1).toNanos();

    private final Ground ground;
    private final Roster roster;
    private final String run;
    private final Map<String, Watched> watched = new HashMap<>();
    private final Set<Standing> settled = new HashSet<>();
    private @Nullable Long awayAt;

    private record Watched(long revision, long since) {}

    /** @param run the name of this tenure */
    Heirs(Ground ground, Roster roster, String run) {
        this.ground = ground;
        this.roster = roster;
        this.run = run;
    }

    /**
     * Looks after all who are gone.
     *
     * @param goesOn asked after every step; when it says no, names are given back as they are, which anybody may go on
     *     with
     */
    void visit(BooleanSupplier goesOn) {
        var others = roster.others();
        watched.keySet()
                .removeIf(name ->
                        others.stream().noneMatch(other -> other.producer().equals(name)));
        settled.retainAll(new HashSet<>(others));
        for (var producer : others) {
            if (!goesOn.getAsBoolean()) {
                return;
            }
            if (!producer.leased()) {
                continue;
            }
            boolean mayLackTotals = !producer.isFree() && hasEnded(producer) && !settled.contains(producer);
            if (mayLackTotals
                    && Settlement.of(ground.stores(), producer.producer()).settle(producer, goesOn)) {
                settled.add(producer);
            }
            if (isLeft(producer) && !isResting()) {
                inherit(producer, goesOn);
            }
        }
    }

    private boolean hasEnded(Standing producer) {
        return producer.until() < ground.clock().millis();
    }

    /** Whether its node is gone, or we took it and could not do everything. */
    private boolean isLeft(Standing producer) {
        return producer.isFree()
                ? producer.reached().exportedBefore() < goal(producer)
                : producer.holder().equals(run) || isMourned(producer);
    }

    private boolean isMourned(Standing producer) {
        long now = ground.nanos().getAsLong();
        var seen = watched.get(producer.producer());
        if (seen == null || seen.revision() != producer.revision()) {
            watched.put(producer.producer(), new Watched(producer.revision(), now));
            return false;
        }
        var terms = ground.leases();
        return now - seen.since() >= terms.length().toNanos()
                && producer.until() + terms.mourning().toMillis()
                        < ground.clock().millis();
    }

    /** Up to where it is to be exported by now: hours of its last day as they end, then days. */
    private long goal(Standing producer) {
        long dayEnd = (producer.lastMinute() / MINUTES_PER_DAY + 1) * MINUTES_PER_DAY;
        long now = ground.minute();
        return producer.reached().exportedBefore() < dayEnd
                ? Math.min(dayEnd, Hour.of(now) * Hour.MINUTES)
                : Math.min(dayEnd + DAYS_TO_FORGET * MINUTES_PER_DAY, now / MINUTES_PER_DAY * MINUTES_PER_DAY);
    }

    private boolean isResting() {
        return awayAt != null && ground.nanos().getAsLong() - awayAt < REST_NANOS;
    }

    private void inherit(Standing left, BooleanSupplier goesOn) {
        var producers = ground.stores().producers();
        long end = ground.clock().millis() + ground.leases().length().toMillis();
        long until = Math.max(end, left.until());
        if (!producers.hold(left, run, until)) {
            return;
        }
        var held = left.heldBy(run, until);
        try {
            if (Settlement.of(ground.stores(), left.producer()).settle(left, goesOn)) {
                export(left, goesOn);
            }
        } catch (TimeSeriesUnavailable away) {
            awayAt = ground.nanos().getAsLong();
            // The store has answered everything: nothing of this name is on its way there.
            producers.hold(held, "", left.until());
            throw away;
        }
        producers.hold(held, "", left.until());
    }

    private void export(Standing left, BooleanSupplier goesOn) {
        var name = left.producer();
        var store = ground.stores().counters(name);
        var milestones = new Milestones(store, left.reached());
        milestones.closedBefore(Math.max(left.reached().closedBefore(), goal(left)));
        var exporter = new Exporter(name, store, ground.stores().periods(name), ground.series(), milestones);
        while (goesOn.getAsBoolean() && exporter.export()) {}
    }
}
