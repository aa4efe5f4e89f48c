package dev.tallymark.tally;

import dev.tallymark.timeseries.TimeSeries;
import java.time.Clock;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Erasure for tests of other parts. */
public final class Erasures {

    private Erasures() {}

    public static Erasure of(MongoTemplate mongo, TimeSeries series, Clock clock) {
        return new Erasure(new MongoStores(mongo, false), series, clock);
    }
}
