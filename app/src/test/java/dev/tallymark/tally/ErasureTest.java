package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class ErasureTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");
    private static final long MINUTE = NOW.getEpochSecond() / 60;
    private static final long DAY = MINUTE / 1_440;
    private static final Instant TODAY = Resolution.DAY.floor(NOW);
    private static final List<String> PRODUCERS = List.of("p1", "p2");
    private static final CounterId OLD = CounterId.of("views", "old");
    private static final CounterId OTHER = CounterId.of("views", "other");

    private final List<String> deleted = new ArrayList<>();
    private final MongoServer server = new MongoServer(H2Backend.inMemory());
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(server.bindAndGetConnectionString()))
            .addCommandListener(new Deletions())
            .build());
    private final MongoTemplate mongo = new MongoTemplate(client, "test");
    private final MemorySeries series = new MemorySeries();
    private final Erasure erasure = Erasures.of(mongo, series, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void nothingIsLeftOfACounterWhicheverProducerCounted() {
        PRODUCERS.forEach(producer -> List.of(OLD, OTHER).forEach(counter -> count(producer, counter)));

        erasure.erase(OLD);
        erasure.erase(OLD);

        assertThat(left(OLD)).isEmpty();
        assertThat(left(OTHER)).hasSize(9);
    }

    /** Its time series is away for a month, or its node is. */
    @Test
    void whatWasNeverExportedIsNotExportedLater() {
        long monthAgo = MINUTE - 30 * 1_440;
        count("p1", OLD, monthAgo);

        erasure.erase(OLD);

        var hour = new CounterStore.HourId(OLD.key(), Hour.of(monthAgo));
        assertThat(new MongoCounterStore(mongo, "p1").hours(Set.of(hour))).isEmpty();
    }

    /** Of a cluster that was larger once, there may be many. */
    @Test
    void nothingIsLookedForWhereANameWasNotUsedAnyMore() {
        long yearAgo = MINUTE - 365 * 1_440;
        var reached = new Progress(1, yearAgo, yearAgo);
        var idle = new Standing("idle", true, reached, "", yearAgo * 60_000, 1);
        new MongoProducers(mongo, ReadConcern.DEFAULT).enter(idle);

        erasure.erase(OLD);

        assertThat(deleted).hasSizeLessThan(10);
    }

    private void count(String producer, CounterId id) {
        count(producer, id, MINUTE);
    }

    private void count(String producer, CounterId id, long minute) {
        var store = new MongoCounterStore(mongo, producer);
        var periods = new MongoClosedPeriods(mongo, producer);
        var minutes = new Minutes();
        minutes.add(minute, 3);
        var hour = new Hour(Hour.of(minute), 1, 3, minutes);
        store.raise(List.of(new Raise(new Counter(id, minute), 3, 1, List.of(hour))));
        store.advance(new Progress(1, minute, minute));
        periods.keepHours(Hour.of(minute), Map.of(id.key(), 3L));
        new MongoQuarantineStore(mongo, producer)
                .keep(List.of(new SetAside(id.key(), 3, 1, false, Map.of(hour.hour(), hour))));
        series.write(List.of(new Point(new SeriesKey(id.key()), Resolution.DAY, producer, TODAY, 3)));
    }

    /** What the stores have of it: its document, and of each producer one for the hour, the day, what is set aside and the series. */
    private List<String> left(CounterId id) {
        var found = new ArrayList<String>();
        new MongoCounterStore(mongo, "p1").totals(Set.of(id.key())).keySet().forEach(found::add);
        for (var producer : PRODUCERS) {
            var hour = new CounterStore.HourId(id.key(), Hour.of(MINUTE));
            new MongoCounterStore(mongo, producer).hours(Set.of(hour)).keySet().forEach(known -> found.add("hour"));
            new MongoQuarantineStore(mongo, producer)
                    .all().stream()
                            .filter(aside -> aside.key().equals(id.key()))
                            .forEach(aside -> found.add("set aside"));
            new MongoClosedPeriods(mongo, producer)
                    .days(DAY, Set.of(id.key()))
                    .keySet()
                    .forEach(found::add);
        }
        series.read(Set.of(new SeriesKey(id.key())), Resolution.DAY, TODAY, Resolution.DAY.next(TODAY))
                .forEach(sample -> found.add("series"));
        return found;
    }

    private final class Deletions implements CommandListener {

        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (event.getCommandName().equals("delete")) {
                deleted.add(event.getCommand().getString("delete").getValue());
            }
        }
    }
}
