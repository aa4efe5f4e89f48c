package dev.tallymark.tally;

import java.time.Clock;
import java.util.List;

/** The other producers of the store, as last read. */
final class Roster {

    private final Producers producers;
    private final String own;
    private final Clock clock;
    private volatile List<Standing> others = List.of();
    private volatile boolean counting;

    Roster(Producers producers, String own, Clock clock) {
        this.producers = producers;
        this.own = own;
        this.clock = clock;
    }

    void read() {
        others = producers.all().stream()
                .filter(standing -> !standing.producer().equals(own))
                .toList();
        long now = clock.millis();
        counting = others.stream().anyMatch(standing -> !standing.isFree() && standing.until() > now);
    }

    List<Standing> others() {
        return others;
    }

    /** Whether any of them may be counting now. */
    boolean anyCounts() {
        return counting;
    }
}
