package dev.tallymark.badges;

import java.time.Duration;

/** A moment until which something may be waited for. */
final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** So much later than now. */
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
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
