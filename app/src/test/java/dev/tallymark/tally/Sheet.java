package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

/** What one counter should have counted: no less than was acknowledged, and no more than was sent. */
final class Sheet {

    final CounterId id;
    private boolean isOwned;
    private Parts sent = Parts.NONE;
    private Parts acknowledged = Parts.NONE;
    private long stored;

    Sheet(CounterId id, boolean isOwned) {
        this.id = id;
        this.isOwned = isOwned;
    }

    Sheet copy() {
        var copy = new Sheet(id, isOwned);
        copy.sent = sent;
        copy.acknowledged = acknowledged;
        copy.stored = stored;
        return copy;
    }

    /** Somebody owns it from now on, and sees its history. */
    void claim() {
        isOwned = true;
    }

    Tallies.Keep keep() {
        return isOwned ? Tallies.Keep.HISTORY : Tallies.Keep.TOTAL;
    }

    void send(Parts hits) {
        sent = sent.plus(hits);
    }

    void acknowledge(Parts hits) {
        acknowledged = acknowledged.plus(hits);
    }

    /** All nodes can know of them. */
    void store(Parts hits) {
        stored += hits.total();
    }

    long stored() {
        return stored;
    }

    /** They went with the disk that they were on. */
    void lose(Parts hits) {
        acknowledged = acknowledged.minus(hits);
    }

    /** What other nodes have in their journals is not known to all. */
    void allowsToShow(long total) {
        assertThat(total).as("shown of %s", id).isBetween(stored, sent.total());
    }

    /** The history has what was counted since the claim, and nothing else. */
    void allows(long total, long history) {
        assertThat(history).as("history of %s", id).isBetween(acknowledged.owned(), sent.owned());
        assertThat(total - history)
                .as("what %s counted before it was owned", id)
                .isBetween(acknowledged.unowned(), sent.unowned());
    }
}
