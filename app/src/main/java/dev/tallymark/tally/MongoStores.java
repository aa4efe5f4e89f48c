package dev.tallymark.tally;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The documents behind counting, in MongoDB.
 *
 * @param shared whether other nodes write into it too
 */
record MongoStores(MongoTemplate mongo, boolean shared) implements Stores {

    @Override
    public Producers producers() {
        return new MongoProducers(mongo, shared ? ReadConcern.MAJORITY : ReadConcern.DEFAULT);
    }

    @Override
    public CounterStore counters(String producer) {
        return new MongoCounterStore(mongo, producer);
    }

    @Override
    public ClosedPeriods periods(String producer) {
        return new MongoClosedPeriods(mongo, producer);
    }

    @Override
    public QuarantineStore quarantine(String producer) {
        return new MongoQuarantineStore(mongo, producer);
    }

    @Override
    public void forget(String key) {
        mongo.getCollection("counters").withWriteConcern(WriteConcern.MAJORITY).deleteOne(eq("_id", key));
    }
}
