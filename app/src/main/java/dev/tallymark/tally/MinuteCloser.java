package dev.tallymark.tally;

/**
 * Closes minutes: when one is over and all its batches are stored, and the list of its counters is, the exporter may
 * take it. A minute that was closed gets no more hits.
 */
final class MinuteCloser {

    private final MinuteLists lists;
    private final JournalWriter writer;
    private final Pending pending;
    private final Milestones milestones;

    MinuteCloser(MinuteLists lists, JournalWriter writer, Pending pending, Milestones milestones) {
        this.lists = lists;
        this.writer = writer;
        this.pending = pending;
        this.milestones = milestones;
    }

    /** Closes what can be closed of the minutes before this one. */
    void closeBefore(long minute) {
        if (minute <= milestones.reached().closedBefore() || !writer.closeBefore(minute)) {
            return;
        }
        long end = Math.min(minute, pending.firstMinute());
        if (end <= milestones.reached().closedBefore()) {
            return;
        }
        lists.closeBefore(end);
        milestones.closedBefore(end);
        lists.forgetBefore(end);
    }
}
