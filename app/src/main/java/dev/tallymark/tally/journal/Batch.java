package dev.tallymark.tally.journal;

import java.util.List;

/**
 * All hits that were forced to disk together.
 *
 * @param sequence grows from batch to batch of one journal, with gaps
 * @param minute when the batch was sealed, in minutes since 1970; never less than the batch before
 */
public record Batch(long sequence, long minute, List<Entry> entries) {

    /**
     * The hits of one counter.
     *
     * @param key at most 1,000 bytes of UTF-8
     * @param total how many hits
     * @param history how many of them are kept by minute as well
     */
    public record Entry(String key, long total, long history) {}
}
