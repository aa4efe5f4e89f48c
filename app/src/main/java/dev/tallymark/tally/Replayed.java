package dev.tallymark.tally;

/**
 * One counter's part of a batch that was read back from the journal. It may be in the store already: in the total, in
 * the hour, in both or in neither.
 */
record Replayed(long sequence, long minute, long total, long history) {

    long hour() {
        return Hour.of(minute);
    }
}
