package dev.tallymark.tally;

/** How far storing, closing and exporting have come: in the store first, then here. */
final class Milestones {

    private final CounterStore store;
    private volatile Progress reached;

    Milestones(CounterStore store, Progress reached) {
        this.store = store;
        this.reached = reached;
    }

    Progress reached() {
        return reached;
    }

    synchronized void applied(long sequence) {
        reach(new Progress(Math.max(reached.applied(), sequence), reached.closedBefore(), reached.exportedBefore()));
    }

    synchronized void closedBefore(long minute) {
        reach(new Progress(reached.applied(), minute, reached.exportedBefore()));
    }

    synchronized void exportedBefore(long minute) {
        reach(new Progress(reached.applied(), reached.closedBefore(), minute));
    }

    private void reach(Progress next) {
        store.advance(next);
        reached = next;
    }
}
