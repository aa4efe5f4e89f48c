package dev.tallymark.tally;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The threads of one tenure, one each for the log, for storing, for loading totals, for the lease, for closing and
 * tidying, for exporting, and for what other nodes left. Nobody who counts waits for any but the first, unless a total
 * or a history is not in memory, or the store is what makes hits durable. What may take long, because there is much of
 * it or because it asks the time series, has a thread of its own and looks after every step whether it is time to stop.
 * Nobody here is ever interrupted: that closes files under a store's hands.
 *
 * <p>A disk that fails while forcing leaves unknown what is durable, and without any one of these threads counting would
 * stop without a word; so the process ends with each.
 */
final class Workers {

    private static final Logger log = LoggerFactory.getLogger(Workers.class);
    private static final long MOST_REST_MILLIS = 5_000;
    /** Others show within a second what is counted here. */
    private static final long MOST_REST_WATCHED_MILLIS = 300;

    private static final long REST_FACTOR = 3;
    private static final long TIDY_MILLIS = 1_000;
    private static final long MEET_MILLIS = 500;
    private static final long LOOK_MILLIS = 50;

    private final Tenure tenure;
    private final long paceMillis;
    private final Runnable end;
    private final Consumer<LeaseLost> lost;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread writer;
    private final List<Thread> others;

    /**
     * @param paceMillis the least time between two groups of writes to the store, where no hit waits for it
     * @param end ends the process
     * @param lost learns that nothing may be stored any more
     */
    Workers(Tenure tenure, long paceMillis, Runnable end, Consumer<LeaseLost> lost) {
        this.tenure = tenure;
        this.paceMillis = paceMillis;
        this.end = end;
        this.lost = lost;
        this.writer = thread("tally-journal", this::write);
        this.others = List.of(
                thread("tally-applier", this::store),
                thread("tally-loader", this::load),
                thread("tally-lease", this::meet),
                thread("tally-keeper", this::keep),
                thread("tally-exporter", this::export),
                thread("tally-heirs", this::inherit));
    }

    private Thread thread(String name, Runnable work) {
        return Thread.ofPlatform()
                .name(name)
                .uncaughtExceptionHandler((thread, e) -> {
                    log.error("{} ended, and with it the process", name, e);
                    end.run();
                })
                .unstarted(() -> untilLost(work));
    }

    /** Whichever thread is the first to see that the lease is lost: it is the tenure that is over, not the process. */
    private void untilLost(Runnable work) {
        try {
            work.run();
        } catch (LeaseLost e) {
            lost.accept(e);
        }
    }

    void start() {
        writer.start();
        others.forEach(Thread::start);
    }

    /** Whether hits are written. */
    boolean areWriting() {
        return writer.isAlive();
    }

    /** Ends when the hits that were handed over are written, and everybody has left. */
    void stop() {
        tenure.stopWriting();
        join(writer);
        tenure.refuseTheRest();
        stopped.countDown();
        others.forEach(Workers::join);
    }

    private void write() {
        try {
            tenure.write();
        } catch (IOException | RuntimeException | Error e) {
            log.error("The journal cannot be written: what is durable is unknown, so the process ends", e);
            end.run();
        }
    }

    private void store() {
        try {
            tenure.recover(new Retry(this::rest, paceMillis, MOST_REST_MILLIS));
            if (tenure.isAnsweredByStore()) {
                storeAtOnce();
            } else {
                storeNowAndThen();
            }
        } catch (CancellationException e) {
            log.warn("The journal is not read back to its end; the next start begins anew");
        }
    }

    private void storeAtOnce() {
        var trouble = trouble("Hits cannot be stored and wait");
        for (long rest = 0; rest(rest); ) {
            try {
                tenure.awaitHits(LOOK_MILLIS);
                tenure.apply();
                trouble.went();
                rest = 0;
            } catch (LeaseLost e) {
                throw e;
            } catch (RuntimeException e) {
                rest = Math.clamp(rest * 2, LOOK_MILLIS, MOST_REST_MILLIS);
                trouble.failed(e.toString());
            }
        }
    }

    private void storeNowAndThen() {
        var trouble = trouble("Counters cannot be stored, and the journal keeps them");
        for (long rest = paceMillis; rest(rest); ) {
            try {
                long began = System.nanoTime();
                tenure.apply();
                trouble.went();
                // Under full load the store gets a quarter of the time: the numbers shown do not depend on it.
                long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                long most = tenure.isWatched() ? MOST_REST_WATCHED_MILLIS : MOST_REST_MILLIS;
                rest = Math.min(Math.max(took * REST_FACTOR, paceMillis), Math.max(most, paceMillis));
            } catch (LeaseLost e) {
                throw e;
            } catch (RuntimeException e) {
                rest = Math.clamp(rest * 2, paceMillis, MOST_REST_MILLIS);
                trouble.failed(e.toString());
            }
        }
    }

    private void load() {
        var loading = chore("Loading totals", () -> tenure.load(LOOK_MILLIS));
        while (rest(loading.isResting() ? LOOK_MILLIS : 0)) {
            loading.attempt();
        }
    }

    private void meet() {
        var trouble = trouble("The lease or the other nodes cannot be looked after");
        while (rest(MEET_MILLIS)) {
            meet(trouble);
        }
    }

    /** Without a rest after a failure: the lease ends. */
    private void meet(Trouble trouble) {
        try {
            tenure.meetOthers();
            trouble.went();
        } catch (LeaseLost e) {
            throw e;
        } catch (RuntimeException e) {
            trouble.failed(e.toString());
        }
    }

    private void keep() {
        var chores = List.of(
                chore("Storing refused counters", tenure::retryQuarantined),
                chore("Closing minutes", tenure::closeMinutes),
                chore("Trimming the journal", tenure::trim));
        while (rest(TIDY_MILLIS)) {
            tenure.tidy();
            chores.forEach(Chore::attempt);
        }
    }

    private void export() {
        var exporting = chore("Exporting minutes", () -> {
            while (goesOn() && tenure.export()) {}
        });
        while (rest(TIDY_MILLIS)) {
            exporting.attempt();
        }
    }

    private void inherit() {
        var inheriting = chore("Seeing to what other nodes left", () -> tenure.visitHeirs(this::goesOn));
        while (rest(TIDY_MILLIS)) {
            inheriting.attempt();
        }
    }

    private static Chore chore(String name, Runnable work) {
        return new Chore(name, work, System::nanoTime);
    }

    private static Trouble trouble(String what) {
        return new Trouble(what, Level.WARN, System::nanoTime);
    }

    private boolean goesOn() {
        return rest(0);
    }

    /** False when it is time to stop. */
    private boolean rest(long millis) {
        try {
            return !stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
