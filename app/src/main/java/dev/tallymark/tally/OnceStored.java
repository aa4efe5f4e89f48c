package dev.tallymark.tally;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers a hit when the store has it. Until then nobody is told of it, in no total and no history: should the node die
 * now, nothing that was shown is taken back.
 */
final class OnceStored implements Acknowledgement {

    private final Loader loader;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long stored = -1;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong durable = new AtomicLong();

    private record Waiting(long sequence, List<Hit> hits) {}

    OnceStored(Loader loader) {
        this.loader = loader;
    }

    @Override
    public void sealed(long sequence, List<Hit> hits) {
        synchronized (this) {
            waiting.add(new Waiting(sequence, hits));
        }
        // The batch was pending before it came here, and may be stored already.
        answer();
    }

    @Override
    public void stored(long sequence) {
        synchronized (this) {
            stored = Math.max(stored, sequence);
        }
        answer();
    }

    /** Shown in the order of their numbers, so both threads that come here take turns. */
    private void answer() {
        var hits = new ArrayList<Hit>();
        synchronized (this) {
            for (var next = waiting.peek(); next != null && next.sequence() <= stored; next = waiting.peek()) {
                hits.addAll(waiting.remove().hits());
            }
            hits.forEach(hit -> hit.counter.show(hit.number));
        }
        durable.addAndGet(hits.size());
        answered.addAndGet(hits.size());
        hits.forEach(hit -> hit.complete(loader.isCurrent(hit.counter) ? hit.total() : OptionalLong.empty()));
    }

    @Override
    public void abandon(RuntimeException why) {
        var hits = new ArrayList<Hit>();
        synchronized (this) {
            waiting.forEach(batch -> hits.addAll(batch.hits()));
            waiting.clear();
        }
        answered.addAndGet(hits.size());
        hits.forEach(hit -> hit.completeExceptionally(why));
    }

    @Override
    public long answered() {
        return answered.get();
    }

    @Override
    public long durable() {
        return durable.get();
    }
}
