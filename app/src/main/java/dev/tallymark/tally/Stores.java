package dev.tallymark.tally;

/** The documents behind counting, as each producer sees them. */
interface Stores {

    Producers producers();

    CounterStore counters(String producer);

    ClosedPeriods periods(String producer);

    QuarantineStore quarantine(String producer);

    /** Removes what all producers counted for this counter; not its hours and days, nor what was set aside. */
    void forget(String key);
}
