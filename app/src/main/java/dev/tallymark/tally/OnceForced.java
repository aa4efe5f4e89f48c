package dev.tallymark.tally;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Answers a hit when it is in the journal, which forces before it takes. */
final class OnceForced implements Acknowledgement {

    private final Loader loader;
    private final AtomicLong durable = new AtomicLong();

    OnceForced(Loader loader) {
        this.loader = loader;
    }

    @Override
    public void sealed(long sequence, List<Hit> hits) {
        durable.addAndGet(hits.size());
        hits.forEach(hit -> hit.counter.show(hit.number));
        hits.forEach(hit -> hit.complete(loader.isCurrent(hit.counter) ? hit.total() : OptionalLong.empty()));
    }

    @Override
    public void stored(long sequence) {}

    @Override
    public void abandon(RuntimeException why) {}

    @Override
    public long answered() {
        return durable.get();
    }

    @Override
    public long durable() {
        return durable.get();
    }
}
