package dev.tallymark.tally;

import java.util.List;

/** Who answers hits, and when: then they are durable, and shown. A total that is not current is left out. */
interface Acknowledgement {

    /** These hits of one batch, in their order, are in the log and in {@link Pending}. */
    void sealed(long sequence, List<Hit> hits);

    /** The store has all batches up to this one. */
    void stored(long sequence);

    /** Nothing will be stored any more: hits that are not answered fail. */
    void abandon(RuntimeException why);

    /** How many hits were answered, those that failed included. */
    long answered();

    /** How many of them are durable. */
    long durable();
}
