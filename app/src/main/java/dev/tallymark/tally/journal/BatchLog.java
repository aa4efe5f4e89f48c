package dev.tallymark.tally.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Where batches get their numbers and stay until the store has them: a {@link Journal} on a disk of this machine's own,
 * or a {@link MemoryLog} where the store itself makes hits durable. {@link #append} belongs to one thread; the rest may
 * be asked by others.
 */
public interface BatchLog extends Closeable {

    /**
     * Takes a batch; what that makes of it is told by who implements this.
     *
     * @param now in minutes since 1970; an earlier one than the last batch's is raised to that
     * @return the batch with its number and minute
     * @throws JournalFull when nothing was taken and the same may work later
     * @throws IOException when nothing is known; the process must end
     */
    Batch append(long now, List<Batch.Entry> entries) throws IOException;

    /** How many bytes of entries fit into one batch, by {@link Journal#sizeOf}. */
    long batchLimit();

    /** How many bytes were appended since this was opened. For the thread that appends. */
    long written();

    /** Of the newest batch, in minutes since 1970; 0 before the first. */
    long minute();

    /** The earliest minute of a batch that was there when this was opened; else the end of time. */
    long oldestMinute();

    /** No number up to this one is given out any more. */
    void skipTo(long number);

    /** Reads every batch that was there when this was opened, oldest first. */
    void replay(BatchReader reader) throws IOException;

    /**
     * Lets go of batches that nobody needs.
     *
     * @param applied the store has all batches up to this one
     * @param closedBefore all minutes before this one are closed
     * @param now in minutes since 1970
     */
    void trim(long applied, long closedBefore, long now) throws IOException;

    /** Whether more may come, by this log's own bound. */
    boolean hasRoom();

    /** How much it holds. */
    long bytes();
}
