package dev.tallymark.tally;

/**
 * Closes minutes: when one is over and all its batches are stored, and the list of its counters is, the exporter may
 * take it. A minute that was closed gets no more hits. A batch that is being sealed at that moment may still be of it,
 * and is waited for; those after it are not, or under steady load there would never be an end to it. One thread uses it.
 */
final class MinuteCloser {

    private final MinuteLists lists;
    private final JournalWriter writer;
    private final Pending pending;
    private final Milestones milestones;
    private long closing;
    private long seal;

    MinuteCloser(MinuteLists lists, JournalWriter writer, Pending pending, Milestones milestones) {
        this.lists = lists;
        this.writer = writer;
        this.pending = pending;
        this.milestones = milestones;
    }

    /** Closes what can be closed of the minutes before this one. */
    void closeBefore(long minute) {
        if (minute > closing) {
            closing = minute;
            seal = writer.closeBefore(minute);
        }
        if (closing <= milestones.reached().closedBefore() || !writer.isSealed(seal)) {
            return;
        }
        long end = Math.min(closing, pending.firstMinute());
        if (end <= milestones.reached().closedBefore()) {
            return;
        }
        lists.closeBefore(end);
        milestones.closedBefore(end);
        lists.forgetBefore(end);
    }
}
