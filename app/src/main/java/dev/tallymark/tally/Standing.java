package dev.tallymark.tally;

/**
 * One producer as the store knows it.
 *
 * @param leased whether the name may be given to another node; else it belongs to a journal
 * @param holder the run that counts under this name; empty when it was released
 * @param until milliseconds since 1970: nothing that was counted after this moment is stored under the name
 * @param revision grows with every change of holder and {@code until}
 */
record Standing(String producer, boolean leased, Progress reached, String holder, long until, long revision) {

    private static final long MILLIS_PER_MINUTE = 60_000;

    boolean isFree() {
        return holder.isEmpty();
    }

    /** The last minute that hits of this producer can be of. */
    long lastMinute() {
        return until / MILLIS_PER_MINUTE;
    }

    /** The same after a successful {@link Producers#hold}. */
    Standing heldBy(String newHolder, long newUntil) {
        return new Standing(producer, leased, reached, newHolder, newUntil, revision + 1);
    }
}
