package dev.tallymark.tally;

import dev.tallymark.tally.journal.Batch;
import dev.tallymark.tally.journal.BatchReader;
import dev.tallymark.tally.journal.Journal;
import java.io.IOException;

/**
 * Brings back from the journal what the store does not have: hits of batches that were not stored to the end, and the
 * lists of minutes that were not closed. A batch may have been stored in part; each counter and hour tells by its own
 * sequence number whether it has it.
 */
final class Recovery implements BatchReader {

    private final Progress stored;
    private final Counters counters;
    private final Pending pending;
    private final MinuteCloser closer;

    private Recovery(Progress stored, Counters counters, Pending pending, MinuteCloser closer) {
        this.stored = stored;
        this.counters = counters;
        this.pending = pending;
        this.closer = closer;
    }

    static void run(Journal journal, Progress stored, Counters counters, Pending pending, MinuteCloser closer)
            throws IOException {
        journal.skipTo(stored.applied());
        journal.replay(new Recovery(stored, counters, pending, closer));
    }

    @Override
    public boolean wants(long sequence, long minute) {
        return sequence > stored.applied() || minute >= stored.closedBefore();
    }

    @Override
    public void read(Batch batch) {
        for (var entry : batch.entries()) {
            if (batch.sequence() > stored.applied()) {
                var counter = counters.pinInAnyCase(CounterId.parse(entry.key()));
                pending.add(
                        counter, new Delta.Replayed(batch.sequence(), batch.minute(), entry.total(), entry.history()));
            }
            if (batch.minute() >= stored.closedBefore() && entry.history() > 0) {
                closer.touched(batch.minute(), entry.key());
            }
        }
    }
}
