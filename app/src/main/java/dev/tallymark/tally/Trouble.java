package dev.tallymark.tally;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells of something that fails again and again in two lines: one when that begins, and one when it is over. What comes
 * and goes is one trouble until it has been well for a while. One thread uses it.
 */
final class Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
    private static final long CALM = TimeUnit.SECONDS.toNanos(10);

    private final String what;
    private final Level level;
    private final LongSupplier nanos;
    private boolean told;
    private long lastAt;

    /**
     * @param what goes wrong, as a sentence begins
     * @param level of the first line
     * @param nanos this machine's own clock
     */
    Trouble(String what, Level level, LongSupplier nanos) {
        this.what = what;
        this.level = level;
        this.nanos = nanos;
    }

    /** It happened. */
    void failed(String why) {
        lastAt = nanos.getAsLong();
        if (!told) {
            told = true;
            LOG.atLevel(level).log("{}: {}", what, why);
        }
    }

    /** It did not happen this time. */
    void went() {
        if (told && nanos.getAsLong() - lastAt >= CALM) {
            over();
        }
    }

    /** It will not happen again soon. */
    void over() {
        if (told) {
            told = false;
            LOG.info("No more: {}", what);
        }
    }
}
