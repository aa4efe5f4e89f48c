package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A data folder from an older copy, beside a store that went on. */
class RestoredFolderTest {

    private static final Instant START = Instant.parse("2026-11-20T22:40:00Z");
    private static final CounterId BADGE = CounterId.of("views", "badge");

    private final MemoryStores stores = new MemoryStores(new Random(1));
    private final MemorySeries series = new MemorySeries();
    private final Member.Time time = new Member.Time(START);

    @Test
    void whatTheStoreHasOfTheLastMinutesIsExported() throws IOException {
        var node = new Member(stores, series, time, true);
        var older = node.copyOfFolder();
        node.add(BADGE, 7, Tallies.Keep.HISTORY);
        node.write();
        node.apply();

        node.restore(older);
        time.advance(Duration.ofHours(2));
        node.closeAndExport();

        assertThat(node.history(BADGE, Resolution.HOUR, START, START.plus(Duration.ofHours(3))))
                .extracting(Sample::count)
                .containsExactly(7L);
    }

    /** As an earlier version did, which wrote lists when their minutes were over. */
    @Test
    void whatOnlyTheJournalTellsOfAMinuteIsExported() {
        var store = new MemoryCounterStore(new Random(1));
        var lists = new MinuteLists.Ahead(store);
        lists.readBack(1_000, BADGE.key());

        lists.closeBefore(1_001);

        assertThat(store.list(ClosedPeriods.Kind.MINUTE, 1_000)).containsExactly(BADGE.key());
    }
}
