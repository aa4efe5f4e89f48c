package dev.tallymark.tally;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.event.Level;

/** Something that is done again and again. When it fails it rests, longer each time, and what else there is goes on. */
final class Chore {

    private static final long LEAST_REST = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long MOST_REST = TimeUnit.SECONDS.toNanos(2);

    private final Runnable work;
    private final LongSupplier nanos;
    private final Trouble trouble;
    private long rest;
    private long failedAt;

    /**
     * @param name what it is, as a sentence begins
     * @param nanos this machine's own clock
     */
    Chore(String name, Runnable work, LongSupplier nanos) {
        this.work = work;
        this.nanos = nanos;
        this.trouble = new Trouble(name + " fails and is tried again", Level.WARN, nanos);
    }

    /**
     * Does it, unless it rests.
     *
     * @throws LeaseLost when nothing may be stored any more
     */
    void attempt() {
        if (isResting()) {
            return;
        }
        try {
            work.run();
            rest = 0;
            trouble.went();
        } catch (LeaseLost e) {
            throw e;
        } catch (RuntimeException e) {
            rest = Math.clamp(rest * 2, LEAST_REST, MOST_REST);
            failedAt = nanos.getAsLong();
            trouble.failed(e.toString());
        }
    }

    boolean isResting() {
        return rest > 0 && nanos.getAsLong() - failedAt < rest;
    }
}
