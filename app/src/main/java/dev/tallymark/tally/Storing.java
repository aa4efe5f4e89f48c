package dev.tallymark.tally;

import dev.tallymark.tally.journal.BatchLog;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The parts of a tenure that need the store to have answered once. */
record Storing(
        BatchLog log,
        Milestones milestones,
        MinuteCloser closer,
        Applier applier,
        Exporter exporter,
        History history,
        Counters counters) {

    /** Lets go of batches that nobody needs. */
    void trim(long minute) {
        var reached = milestones.reached();
        try {
            log.trim(reached.applied(), reached.closedBefore(), minute);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Closes the minutes before this one whose hits are stored. Memory lets go of what is final, but for the hour before:
     * else it would grow as long as the time series is away. Who asks for more is told by the store.
     */
    void closeBefore(long minute) {
        closer.closeBefore(minute);
        counters.forgetHoursBefore(Hour.of(milestones.reached().closedBefore()) - 1);
    }
}
