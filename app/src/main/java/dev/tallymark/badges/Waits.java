package dev.tallymark.badges;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Waits for what nearly always comes long before the time is up. A virtual thread that waits for a time sets a timer,
 * which takes about a quarter of all CPU time that a hit takes; so all wait without one, and one thread looks whose
 * time is up.
 */
@Component
final class Waits implements DisposableBean {

    /** So much longer than it should may a wait last. */
    private static final Duration PACE = Duration.ofMillis(10);

    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final Thread watch =
            Thread.ofPlatform().daemon().name("badge-waits").unstarted(this::watch);
    private volatile boolean resting;
    private volatile boolean ended;

    Waits() {
        watch.start();
    }

    /** Waits until it is done or the time is up, and says whether it is done. */
    boolean isDone(CompletableFuture<?> asked, Deadline deadline) throws InterruptedException {
        if (!asked.isDone()) {
            var wait = new Wait(asked, deadline, Thread.currentThread());
            var _ = asked.whenComplete(wait);
            waits.add(wait);
            if (resting) {
                LockSupport.unpark(watch);
            }
            wait.sit();
        }
        return asked.isDone();
    }

    private void watch() {
        while (!ended) {
            if (waits.isEmpty()) {
                rest();
            }
            LockSupport.parkNanos(this, PACE.toNanos());
            waits.removeIf(Wait::isOver);
        }
    }

    /** Until somebody waits; who comes while it lies down sees that it rests, or is seen. */
    private void rest() {
        resting = true;
        if (waits.isEmpty() && !ended) {
            LockSupport.park(this);
        }
        resting = false;
    }

    /** How many waits it looks at. */
    int size() {
        return waits.size();
    }

    @Override
    public void destroy() {
        ended = true;
        LockSupport.unpark(watch);
    }

    private record Wait(CompletableFuture<?> asked, Deadline deadline, Thread thread)
            implements BiConsumer<@Nullable Object, @Nullable Throwable> {

        private void sit() throws InterruptedException {
            while (!asked.isDone() && deadline.left() > 0) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }

        @Override
        public void accept(@Nullable Object result, @Nullable Throwable failure) {
            LockSupport.unpark(thread);
        }

        private boolean isOver() {
            boolean late = deadline.left() == 0;
            if (late) {
                LockSupport.unpark(thread);
            }
            return late || asked.isDone();
        }
    }
}
