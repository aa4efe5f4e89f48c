package dev.tallymark.ownership;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tallymark.accounts.GitHubApp;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks GitHub's REST API what everybody may know.
 *
 * <p>Every question goes out, because an answer decides who owns something; but it names the answer that is known
 * ({@code If-None-Match}), and one that still holds costs nothing of the hourly allowance. While GitHub wants to be
 * left alone, nothing is asked. At most {@value #AT_ONCE} questions are under way, each for at most ten seconds, and
 * redirects are not followed: what has moved may be somebody else's by now.
 */
@Component
class GitHubApi {

    static final int MOST_BYTES = 512 * 1024;
    private static final int AT_ONCE = 16;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final long MOST_REMEMBERED_BYTES = 16L * 1024 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(GitHubApi.class);

    private final GitHubApp github;
    private final Clock clock;
    private final MeterRegistry meters;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final RateLimit limit = new RateLimit();
    private final Semaphore underWay = new Semaphore(AT_ONCE);
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .maximumWeight(MOST_REMEMBERED_BYTES)
            .weigher((String path, Known answer) -> 200 + 2 * answer.body.length())
            .build();

    GitHubApi(GitHubApp github, Clock clock, MeterRegistry meters) {
        this.github = github;
        this.clock = clock;
        this.meters = meters;
    }

    private record Known(String etag, String body) {}

    /** What came of a question. */
    sealed interface Reply {
        record Found(String body) implements Reply {}

        record Missing() implements Reply {}

        /** It is somewhere else now, and may be somebody else's. */
        record Moved() implements Reply {}

        /** More than {@link #MOST_BYTES}. */
        record TooLarge() implements Reply {}

        /** @param again when to ask again */
        record Unanswered(Instant again) implements Reply {}
    }

    /** @param path below the API's address; the brackets of an app's login are all in it that needs encoding */
    Reply ask(String path, String mediaType) {
        var encoded = path.replace("[", "%5B").replace("]", "%5D");
        var reply = limit.until(clock.instant())
                .<Reply>map(Reply.Unanswered::new)
                .orElseGet(() -> inTurn(encoded, mediaType));
        meters.counter(
                        "tallymark.github.questions",
                        "answer",
                        reply.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
        return reply;
    }

    private Reply inTurn(String path, String mediaType) {
        if (!underWay.tryAcquire()) {
            return unanswered();
        }
        try {
            return send(path, mediaType);
        } finally {
            underWay.release();
        }
    }

    private Reply send(String path, String mediaType) {
        var exchange = http.sendAsync(request(path, mediaType), _ -> new LimitedText(MOST_BYTES));
        try {
            return read(path, exchange.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return failed(path, e);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return failed(path, e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return unanswered();
        }
    }

    private HttpRequest request(String path, String mediaType) {
        var request = HttpRequest.newBuilder(URI.create(github.apiUrl() + path))
                .timeout(ANSWER_WITHIN)
                .header("Accept", mediaType)
                .header("User-Agent", "tallymark")
                .header("X-GitHub-Api-Version", "2022-11-28");
        github.authorization().ifPresent(secret -> request.header("Authorization", secret.value()));
        var before = known.getIfPresent(path);
        if (before != null) {
            request.header("If-None-Match", before.etag);
        }
        return request.build();
    }

    private Reply read(String path, HttpResponse<Optional<String>> answer) {
        limit.learn(answer.headers(), clock.instant());
        return switch (answer.statusCode()) {
            case 200 -> answer.body().map(body -> found(path, answer, body)).orElseGet(Reply.TooLarge::new);
            case 304 -> unchanged(path);
            case 301, 302, 307, 308 -> new Reply.Moved();
            case 404, 410 -> new Reply.Missing();
            default -> {
                LOG.warn("GitHub answered {} to {}", answer.statusCode(), path);
                yield unanswered();
            }
        };
    }

    private Reply found(String path, HttpResponse<?> answer, String body) {
        answer.headers().firstValue("etag").ifPresent(etag -> known.put(path, new Known(etag, body)));
        return new Reply.Found(body);
    }

    /** What was known may have been dropped while the question was under way; then it is asked anew next time. */
    private Reply unchanged(String path) {
        var before = known.getIfPresent(path);
        return before == null ? unanswered() : new Reply.Found(before.body);
    }

    private Reply failed(String path, Throwable why) {
        LOG.warn("GitHub did not answer {}: {}", path, why.toString());
        return unanswered();
    }

    private Reply unanswered() {
        var now = clock.instant();
        return new Reply.Unanswered(limit.until(now).orElse(now.plus(REST)));
    }
}
