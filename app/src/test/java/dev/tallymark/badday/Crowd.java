package dev.tallymark.badday;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A few people who look at badges all the time, and keep a book of what they were told. */
final class Crowd implements AutoCloseable {

    private static final int PEOPLE = 4;
    private static final long REST_MILLIS = 5;
    /** Every so many looks, one at an id that is in nobody's memory. */
    private static final int STRANGERS = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI url;
    private final List<String> ids;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicIntegerArray sent;
    private final AtomicIntegerArray durable;
    private final AtomicLong worstNanos = new AtomicLong();
    private final AtomicInteger answers = new AtomicInteger();
    private final CountDownLatch gone = new CountDownLatch(1);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final List<Thread> people = new ArrayList<>();

    Crowd(URI url, List<String> ids, Random dice) {
        this.url = url;
        this.ids = ids;
        this.sent = new AtomicIntegerArray(ids.size());
        this.durable = new AtomicIntegerArray(ids.size());
        for (int i = 0; i < PEOPLE; i++) {
            var own = new Random(dice.nextLong());
            people.add(Thread.ofVirtual().start(() -> look(own)));
        }
    }

    private void look(Random dice) {
        try {
            while (!gone.await(REST_MILLIS, TimeUnit.MILLISECONDS)) {
                if (dice.nextInt(STRANGERS) == 0) {
                    ask("/badge/day/stranger" + dice.nextInt() + ".svg");
                }
                int badge = dice.nextInt(ids.size());
                var form = dice.nextBoolean() ? "/badge/%s.svg" : "/api/v1/views?id=%s";
                sent.incrementAndGet(badge);
                if (ask(form.formatted(ids.get(badge)))) {
                    durable.incrementAndGet(badge);
                }
            }
        } catch (InterruptedException | IOException e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Whether the answer says that the hit is durable. */
    private boolean ask(String target) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var request =
                HttpRequest.newBuilder(url.resolve(target)).timeout(PATIENCE).build();
        var answer = client.send(request, BodyHandlers.ofString());
        worstNanos.accumulateAndGet(System.nanoTime() - begun, Math::max);
        if (answer.statusCode() != 200) {
            throw new IOException(target + " was answered with " + answer.statusCode());
        }
        answers.incrementAndGet();
        return answer.headers().firstValue("Server-Timing").orElse("").contains("desc=durable");
    }

    /** They look for so long. */
    void stay(Duration time) throws InterruptedException {
        gone.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Waits until all have had their last answer.
     *
     * @throws IllegalStateException when somebody had none
     */
    @Override
    public void close() {
        gone.countDown();
        try {
            for (var person : people) {
                person.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
        if (failure.get() != null) {
            throw new IllegalStateException("a badge was not answered", failure.get());
        }
    }

    long sent(int badge) {
        return sent.get(badge);
    }

    long durable(int badge) {
        return durable.get(badge);
    }

    int answers() {
        return answers.get();
    }

    Duration worst() {
        return Duration.ofNanos(worstNanos.get());
    }
}
