package dev.tallymark.tally;

/**
 * What one owner has in the journal that is not applied yet. The journal's thread adds to it, and storing a group takes
 * away what was there when the group was begun; {@link Shares} sees to both. Anybody may ask.
 */
final class Share {

    /** Of whoever is not charged. */
    static final Share NONE = new Share(Long.MAX_VALUE);

    private final long limit;
    private long collecting;
    private long storing;
    private volatile long bytes;

    Share(long limit) {
        this.limit = limit;
    }

    /** Whether more would be too much. */
    boolean isUsedUp() {
        return bytes >= limit;
    }

    long bytes() {
        return bytes;
    }

    void add(long more) {
        collecting += more;
        bytes = collecting + storing;
    }

    void beginStoring() {
        storing = collecting;
        collecting = 0;
    }

    void stored() {
        storing = 0;
        bytes = collecting;
    }
}
