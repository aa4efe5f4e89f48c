package dev.tallymark.tally;

import java.util.Random;

/** The model's own store keeps the same promises as the real one, or the model would prove nothing. */
class MemoryCounterStoreTest extends CounterStoreContract {

    private final MemoryCounterStore memory = new MemoryCounterStore(new Random(1));

    @Override
    CounterStore store() {
        return memory;
    }

    @Override
    ClosedPeriods periods() {
        return memory;
    }

    @Override
    QuarantineStore quarantine() {
        return memory;
    }
}
