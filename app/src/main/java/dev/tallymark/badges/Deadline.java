package dev.tallymark.badges;

import java.time.Duration;

/** A moment until which something may be waited for. */
final class Deadline {

    /** How long an image may wait in all: GitHub's proxy gives up after seconds, people sooner. */
    static final Duration BADGE = Duration.ofMillis(250);

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** For one badge, from now on. */
    static Deadline forBadge() {
        return new Deadline(System.nanoTime() + BADGE.toNanos());
    }

    /** One that comes so much earlier. */
    Deadline before(Duration time) {
        return new Deadline(end - time.toNanos());
    }

    /** Nanoseconds that are left, none below zero. */
    long left() {
        return Math.max(0, end - System.nanoTime());
    }
}
