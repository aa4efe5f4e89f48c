package dev.tallymark.tally.journal;

/** Takes what a journal holds, oldest first. */
public interface BatchReader {

    /** Whether the batch is worth decoding. */
    boolean wants(long sequence, long minute);

    /** Takes a batch that it wants. */
    void read(Batch batch);
}
