package dev.tallymark.tally;

import java.util.List;
import java.util.Optional;

/**
 * Everybody who counts or has counted into the store. Any failure is a {@link RuntimeException} after which nothing is
 * known about what was written.
 */
interface Producers {

    List<Standing> all();

    Optional<Standing> find(String producer);

    /** Enters a new one; false when the name is known already. */
    boolean enter(Standing first);

    /** Notes who holds a name and until when, unless anybody did so since it was {@code seen}: then false. */
    boolean hold(Standing seen, String holder, long until);
}
