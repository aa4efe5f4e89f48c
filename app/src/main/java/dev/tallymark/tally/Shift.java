package dev.tallymark.tally;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One tenure at work. */
final class Shift implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Shift.class);

    final Tenure tenure;
    private final Workers workers;
    private final CountDownLatch over = new CountDownLatch(1);

    /**
     * @param run as {@link Tenure} has it
     * @param lost learns that nothing may be stored any more, in the hands of a thread that must go on
     */
    Shift(Ground ground, Bounds bounds, String run, long paceMillis, Consumer<LeaseLost> lost) throws IOException {
        this.tenure = new Tenure(ground, bounds, run);
        this.workers = new Workers(tenure, paceMillis, ground.end(), loss -> {
            lost.accept(loss);
            over.countDown();
        });
    }

    void start() {
        workers.start();
    }

    /** Returns when its lease is lost, or it is told to be {@link #over}. */
    void await() throws InterruptedException {
        over.await();
    }

    void over() {
        over.countDown();
    }

    boolean takesHits() {
        return workers.areWriting() && !tenure.isRefusing();
    }

    /** Seals the hits that are on their way, stores what it can, and gives the name back if that is everything. */
    void stop() {
        workers.stop();
        try {
            while (tenure.apply()) {}
        } catch (RuntimeException e) {
            LOG.warn("Not everything is stored: {}", e.toString());
        }
        try {
            tenure.end();
        } catch (RuntimeException e) {
            LOG.warn("The name could not be given back: {}", e.toString());
        }
    }

    @Override
    public void close() throws IOException {
        tenure.close();
    }
}
