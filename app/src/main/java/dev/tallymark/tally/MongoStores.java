package dev.tallymark.tally;

import org.springframework.data.mongodb.core.MongoTemplate;

/** The documents behind counting, in MongoDB. */
record MongoStores(MongoTemplate mongo) implements Stores {

    @Override
    public Producers producers() {
        return new MongoProducers(mongo);
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
}
