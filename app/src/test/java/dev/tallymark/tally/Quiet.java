package dev.tallymark.tally;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** The log of counting, for tests that fail and restart it thousands of times. */
final class Quiet {

    private static final Logger COUNTING = (Logger) LoggerFactory.getLogger(Quiet.class.getPackageName());

    private Quiet() {}

    static void begin() {
        COUNTING.setLevel(Level.OFF);
    }

    static void end() {
        COUNTING.setLevel(null);
    }
}
