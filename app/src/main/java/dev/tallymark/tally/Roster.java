package dev.tallymark.tally;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The other producers of the store, as last read. Whoever lives renews its lease, which changes its revision; how long
 * ago that was seen is measured here, because nobody's clock need be right.
 */
final class Roster {

    private final Producers producers;
    private final String own;
    private final Lease.Terms leases;
    private final LongSupplier nanos;
    private final Map<String, Seen> seen = new HashMap<>();
    private volatile List<Standing> others = List.of();
    private volatile long countingUntil;

    private record Seen(long revision, long at) {}

    /**
     * @param leases of names that pass from node to node
     * @param nanos this machine's own clock
     */
    Roster(Producers producers, String own, Lease.Terms leases, LongSupplier nanos) {
        this.producers = producers;
        this.own = own;
        this.leases = leases;
        this.nanos = nanos;
        this.countingUntil = nanos.getAsLong();
    }

    synchronized void read() {
        long now = nanos.getAsLong();
        var read = producers.all().stream()
                .filter(standing -> !standing.producer().equals(own))
                .toList();
        seen.keySet().retainAll(read.stream().map(Standing::producer).collect(Collectors.toSet()));
        long left = 0;
        for (var other : read) {
            if (!other.isFree()) {
                left = Math.max(left, changedAt(other, now) + length(other) - now);
            }
        }
        others = read;
        countingUntil = now + left;
    }

    private long changedAt(Standing other, long now) {
        return seen.merge(
                        other.producer(),
                        new Seen(other.revision(), now),
                        (before, after) -> before.revision() == after.revision() ? before : after)
                .at();
    }

    private long length(Standing other) {
        var terms = other.leased() ? leases : Lease.Terms.JOURNAL;
        return terms.length().toNanos();
    }

    List<Standing> others() {
        return others;
    }

    /** Whether any of them may be counting now: its lease changed no longer ago than it lasts. */
    boolean anyCounts() {
        return countingUntil - nanos.getAsLong() > 0;
    }
}
