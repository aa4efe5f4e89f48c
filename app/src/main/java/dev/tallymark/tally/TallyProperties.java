package dev.tallymark.tally;

import dev.tallymark.tally.journal.JournalSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of counting.
 *
 * @param segmentSize of one journal file
 * @param journalLimit of the whole journal; beyond it hits are refused until the store has caught up
 * @param keepSize how much journal is kept behind what the store has
 * @param keepTime likewise, whichever is less
 * @param counters how many counters may be in memory; beyond it new ones are refused
 * @param pending how many pairs of a counter and a minute may wait for the store; beyond it hits are refused
 * @param pace the least time between two groups of writes to the store
 */
@ConfigurationProperties("tallymark.tally")
record TallyProperties(
        @DefaultValue("64MB") DataSize segmentSize,
        @DefaultValue("4GB") DataSize journalLimit,
        @DefaultValue("256MB") DataSize keepSize,
        @DefaultValue("10m") Duration keepTime,
        @DefaultValue("250000") int counters,
        @DefaultValue("5000000") long pending,
        @DefaultValue("200ms") Duration pace) {

    private static final Duration RETRY = Duration.ofSeconds(5);

    TallyProperties {
        if (counters < 1 || pending < 1 || !pace.isPositive()) {
            throw new IllegalArgumentException("tallymark.tally: limits and times are positive");
        }
    }

    Bounds bounds() {
        return new Bounds(counters, pending);
    }

    JournalSettings journal(boolean quarantine) {
        return new JournalSettings(
                segmentSize.toBytes(), journalLimit.toBytes(), keepSize.toBytes(), keepTime, RETRY, quarantine);
    }
}
