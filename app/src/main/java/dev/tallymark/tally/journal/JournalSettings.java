package dev.tallymark.tally.journal;

import java.time.Duration;

/**
 * Bounds of a journal, in bytes and time.
 *
 * @param segmentSize of one file; a batch is never larger
 * @param limit of all files together; beyond it hits are refused
 * @param keepBytes how much is kept behind what the store has, for a store that comes back older than it was
 * @param keepTime likewise, whichever is less
 * @param retry how long to wait when the disk has no room for a segment
 * @param quarantine whether to go on where the journal is damaged
 */
public record JournalSettings(
        long segmentSize, long limit, long keepBytes, Duration keepTime, Duration retry, boolean quarantine) {

    public JournalSettings {
        if (segmentSize < 4 * RecordFormat.SECTOR || limit < 2 * segmentSize) {
            throw new IllegalArgumentException("a journal needs room for two segments");
        }
    }
}
