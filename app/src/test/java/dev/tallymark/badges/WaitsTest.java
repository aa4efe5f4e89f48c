package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WaitsTest {

    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final Waits waits = new Waits();

    @AfterEach
    void end() {
        waits.destroy();
    }

    @Test
    void whatIsDoneIsNotWaitedFor() throws InterruptedException {
        assertThat(waits.isDone(CompletableFuture.completedFuture(1), Deadline.in(Duration.ZERO)))
                .isTrue();
        assertThat(waits.isDone(CompletableFuture.failedFuture(new Exception()), Deadline.in(LONG)))
                .isTrue();
        assertThat(waits.size()).isZero();
    }

    @Test
    void whatIsNeverDoneIsGivenUpInTimeAndStaysAsItIs() throws InterruptedException {
        var never = new CompletableFuture<Integer>();
        long start = System.nanoTime();

        assertThat(waits.isDone(never, Deadline.in(SHORT))).isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
        assertThat(never).isNotDone();
    }

    @Test
    void whoeverWaitsIsWokenByWhatTheyWaitFor() throws Exception {
        var asked = IntStream.range(0, 1_000)
                .mapToObj(_ -> new CompletableFuture<Integer>())
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = asked.stream()
                    .map(one -> threads.submit(() -> waits.isDone(one, Deadline.in(LONG))))
                    .toList();
            while (waits.size() < asked.size()) {
                Thread.onSpinWait();
            }
            for (int i = 0; i < asked.size(); i++) {
                if (i % 2 == 0) {
                    asked.get(i).complete(i);
                } else {
                    asked.get(i).completeExceptionally(new IllegalStateException());
                }
            }
            for (var answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        }
        while (waits.size() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aShortWaitBehindLongOnesIsNotKept() throws Exception {
        var never = new CompletableFuture<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> patient = () -> waits.isDone(never, Deadline.in(LONG));
            var first = threads.submit(patient);
            while (waits.size() < 1) {
                Thread.onSpinWait();
            }
            try {
                assertThat(waits.isDone(never, Deadline.in(SHORT))).isFalse();
                assertThat(first.isDone()).isFalse();
            } finally {
                never.complete(1);
            }
            assertThat(first.get()).isTrue();
        }
    }

    @Test
    void aThreadThatIsToStopWaitsNoLonger() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> waits.isDone(new CompletableFuture<Integer>(), Deadline.in(LONG)));
    }
}
