package dev.tallymark.tally;

import java.util.Collection;

/** Where one producer keeps what its counters' documents do not take. Writing again changes nothing. */
interface QuarantineStore {

    Collection<SetAside> all();

    /** Replaces what is kept of these counters; durable when it returns. */
    void keep(Collection<SetAside> some);

    void forget(Collection<String> keys);
}
