package dev.tallymark.hostile;

import dev.tallymark.kill.Connection;
import dev.tallymark.kill.ServerToKill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/** People who look at badges that somebody owns, over 16 connections, and measure how long that takes. */
final class Readers {

    private static final int CONNECTIONS = 16;
    private static final int NANOS_PER_MILLI = 1_000_000;

    final AtomicIntegerArray sent = new AtomicIntegerArray(ServerToKill.BADGES);
    final AtomicIntegerArray durable = new AtomicIntegerArray(ServerToKill.BADGES);
    private final int port;
    private final Random dice;

    Readers(int port, Random dice) {
        this.port = port;
        this.dice = dice;
    }

    /**
     * How it went.
     *
     * @param perSecond answers of all readers together
     */
    record Pace(double perSecond, double p99Millis, double worstMillis) {

        @Override
        public String toString() {
            return "%,.0f/s, p99 %.1f ms, worst %.0f ms".formatted(perSecond, p99Millis, worstMillis);
        }
    }

    /** Looks so often, each reader the same number of times. */
    Pace look(int times) throws InterruptedException {
        long began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = threads.invokeAll(IntStream.range(0, CONNECTIONS)
                    .mapToObj(reader -> {
                        var own = new Random(dice.nextLong());
                        return (java.util.concurrent.Callable<long[]>) () -> look(times / CONNECTIONS, own);
                    })
                    .toList());
            var all = readers.stream()
                    .map(Future::resultNow)
                    .flatMapToLong(Arrays::stream)
                    .sorted()
                    .toArray();
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Pace(all.length / seconds, millis(all[all.length * 99 / 100]), millis(all[all.length - 1]));
        }
    }

    private long[] look(int times, Random own) {
        var took = new long[times];
        try (var connection = new Connection(port)) {
            for (int i = 0; i < times; i++) {
                int badge = own.nextInt(ServerToKill.BADGES);
                long began = System.nanoTime();
                sent.incrementAndGet(badge);
                if (connection.isDurable("/badge/" + ServerToKill.name(badge) + ".svg")) {
                    durable.incrementAndGet(badge);
                }
                took[i] = System.nanoTime() - began;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return took;
    }

    private static double millis(long nanos) {
        return (double) nanos / NANOS_PER_MILLI;
    }
}
