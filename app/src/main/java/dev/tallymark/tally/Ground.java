package dev.tallymark.tally;

import dev.tallymark.timeseries.TimeSeries;
import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * What counting stands on.
 *
 * @param shared whether other nodes may count into the same stores
 * @param leases how long a name is leased that passes from node to node
 * @param nanos this machine's own clock, which nobody sets
 * @param end ends the process
 */
record Ground(
        Durability durability,
        Stores stores,
        boolean shared,
        Lease.Terms leases,
        TimeSeries series,
        Clock clock,
        LongSupplier nanos,
        Runnable end) {

    private static final long MILLIS_PER_MINUTE = 60_000;

    /** In minutes since 1970. */
    long minute() {
        return clock.millis() / MILLIS_PER_MINUTE;
    }
}
