package dev.tallymark.tally;

import java.util.Random;

/** The model's own store keeps the same promises as the real one, or the model would prove nothing. */
class MemoryCounterStoreTest extends CounterStoreContract {

    private final MemoryStores memory = new MemoryStores(new Random(1));

    @Override
    CounterStore store() {
        return storeOf("one");
    }

    @Override
    CounterStore storeOf(String producer) {
        return memory.counters(producer);
    }

    @Override
    ClosedPeriods periods() {
        return memory.periods("one");
    }

    @Override
    Producers producers() {
        return memory;
    }

    @Override
    QuarantineStore quarantine() {
        return memory.quarantine("one");
    }
}
