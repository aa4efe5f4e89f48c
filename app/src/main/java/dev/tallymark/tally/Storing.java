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

    /** Takes closed minutes of one hour to the time series; false when there are none. */
    boolean export() {
        boolean exported = exporter.export();
        counters.forgetHoursBefore(Hour.of(milestones.reached().exportedBefore()));
        return exported;
    }
}
