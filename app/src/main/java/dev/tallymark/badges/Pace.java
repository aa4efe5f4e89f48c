package dev.tallymark.badges;

import java.time.Clock;
import java.time.Duration;

/** Lets so many through at once, and after that so many a second. */
final class Pace {

    private static final double NANOS = 1e9;

    private final int burst;
    private final int perSecond;
    private final Clock clock;
    private double left;
    private long since;

    Pace(int burst, int perSecond, Clock clock) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.clock = clock;
        this.left = burst;
        this.since = clock.millis();
    }

    synchronized boolean admits() {
        long now = clock.millis();
        double seconds = Duration.ofMillis(Math.max(0, now - since)).toNanos() / NANOS;
        left = Math.min(burst, left + seconds * perSecond);
        since = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
