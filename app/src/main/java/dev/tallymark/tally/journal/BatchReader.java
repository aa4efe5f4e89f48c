package dev.tallymark.tally.journal;

/** Takes what a journal holds, oldest first. */
public interface BatchReader {

    /** Whether the batch is worth decoding. */
    boolean wants(long sequence, long minute);

    void read(Batch batch);
}
