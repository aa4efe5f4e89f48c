package dev.tallymark.tally;

import dev.tallymark.shared.StartRefused;
import dev.tallymark.timeseries.TimeSeries;
import org.jspecify.annotations.Nullable;

/** When a hit is told to be durable. */
enum Acknowledge {
    /** When it is forced to a disk of this machine's own. */
    JOURNAL,
    /** When a majority of an external MongoDB has it: for nodes whose disks do not outlive them. */
    STORE;

    /**
     * What holds: with an external MongoDB only the operator knows whether this machine's disk outlives it.
     * Where it does not, the history must be elsewhere too.
     *
     * @throws StartRefused when the operator has to say, or said what cannot be
     */
    static Acknowledge of(@Nullable Acknowledge chosen, boolean external, TimeSeries series) {
        if (chosen == null && external) {
            throw new StartRefused(
                    "tallymark.tally.acknowledge is not set although spring.mongodb.uri is",
                    "Set TALLYMARK_TALLY_ACKNOWLEDGE to journal where this machine's disk outlives the process, or to"
                            + " store where it does not.");
        }
        if (chosen == STORE && !external) {
            throw new StartRefused(
                    "tallymark.tally.acknowledge is store although spring.mongodb.uri is not set",
                    "Set SPRING_MONGODB_URI to the MongoDB that makes hits durable, or unset"
                            + " TALLYMARK_TALLY_ACKNOWLEDGE.");
        }
        if (chosen == STORE && !series.isShared()) {
            throw new StartRefused(
                    "tallymark.tally.acknowledge is store although tallymark.influx.url is not set",
                    "Set TALLYMARK_INFLUX_URL to the InfluxDB that keeps the history for all nodes, or"
                            + " TALLYMARK_TALLY_ACKNOWLEDGE to journal where this machine's disk outlives the process.");
        }
        return chosen == null ? JOURNAL : chosen;
    }
}
