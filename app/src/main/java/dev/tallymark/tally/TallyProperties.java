package dev.tallymark.tally;

import dev.tallymark.tally.journal.JournalSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How hits become durable, and bounds of counting.
 *
 * @param acknowledge must be chosen with an external MongoDB
 * @param segmentSize of one journal file
 * @param journalLimit of the whole journal; beyond it hits are refused until the store has caught up
 * @param keepSize how much journal is kept behind what the store has
 * @param keepTime likewise, whichever is less
 * @param counters how many counters may be in memory; beyond it new ones are refused
 * @param pending how many pairs of a counter and a minute may wait for the store; beyond it hits are refused
 * @param memoryLimit of the hits that wait for the store where there is no journal; beyond it hits are refused
 * @param lease how long a name to count under lasts without being renewed, where there is no journal
 * @param leaseRest how long a name rests then, when its node did not give it back
 * @param pace the least time between two groups of writes to the store
 */
@ConfigurationProperties("tallymark.tally")
record TallyProperties(
        @Nullable Acknowledge acknowledge,
        @DefaultValue("64MB") DataSize segmentSize,
        @DefaultValue("4GB") DataSize journalLimit,
        @DefaultValue("256MB") DataSize keepSize,
        @DefaultValue("10m") Duration keepTime,
        @DefaultValue("250000") int counters,
        @DefaultValue("5000000") long pending,
        @DefaultValue("64MB") DataSize memoryLimit,
        @DefaultValue("5m") Duration lease,
        @DefaultValue("1h") Duration leaseRest,
        @DefaultValue("200ms") Duration pace) {

    private static final Duration RETRY = Duration.ofSeconds(5);

    TallyProperties {
        if (counters < 1 || pending < 1 || !pace.isPositive() || !lease.isPositive() || leaseRest.isNegative()) {
            throw new IllegalArgumentException("tallymark.tally: limits and times are positive");
        }
    }

    Bounds bounds() {
        return new Bounds(counters, pending);
    }

    Lease.Terms leases() {
        return Lease.Terms.of(lease, leaseRest);
    }

    JournalSettings journal(boolean quarantine) {
        return new JournalSettings(
                segmentSize.toBytes(), journalLimit.toBytes(), keepSize.toBytes(), keepTime, RETRY, quarantine);
    }
}
