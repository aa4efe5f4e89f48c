package dev.tallymark.timeseries.influx;

import dev.tallymark.timeseries.TimeSeriesUnavailable;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs InfluxQL. InfluxDB's own client cannot be used for it: where an answer says that a database does not exist, or
 * that it was cut, the client gives an empty or shorter result and no error.
 *
 * <p>Answers are asked for in chunks, each of which says whether more follow. In one piece, 1.x cuts them to its
 * {@code max-row-limit}, and calls those partial that are whole.
 */
final class InfluxQueries implements AutoCloseable {

    private static final Duration REACH = Duration.ofSeconds(2);
    private static final long MOST_BYTES = 64L << 20;
    private static final int MULTIPLE_CHOICES = 300;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(REACH).build();
    private final JsonMapper json = JsonMapper.shared();
    private final InfluxTarget target;
    private final Respite respite;
    private final Duration answer;

    InfluxQueries(InfluxTarget target, Respite respite, Duration answer) {
        this.target = target;
        this.respite = respite;
        this.answer = answer;
    }

    /**
     * The {@code series} of a statement's result, as InfluxDB describes them; one with many rows comes in several
     * parts.
     *
     * @throws TimeSeriesUnavailable when it cannot be had whole now
     */
    List<JsonNode> run(String statement) {
        respite.check();
        var response = answerTo(statement);
        var series = new ArrayList<JsonNode>();
        var isWhole = false;
        for (var chunk : chunks(response)) {
            var result = chunk.path("results").path(0);
            var error = chunk.path("error").asString(result.path("error").asString(""));
            if (!error.isEmpty() || response.statusCode() >= MULTIPLE_CHOICES) {
                throw unavailable(
                        response.statusCode() + " " + chunk.path("message").asString(error), null);
            }
            result.path("series").forEach(series::add);
            isWhole = !result.path("partial").asBoolean(false);
        }
        if (!isWhole) {
            throw unavailable(response.statusCode() + " and not the whole answer", null);
        }
        return series;
    }

    private HttpResponse<byte[]> answerTo(String statement) {
        var request = HttpRequest.newBuilder(target.queries())
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("q=" + URLEncoder.encode(statement, StandardCharsets.UTF_8)));
        if (!target.authorization().value().isEmpty()) {
            request.header("Authorization", target.authorization().value());
        }
        var call = http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            // Bounds the whole answer; the client's own timeout ends with its head.
            var response = call.get(answer.toMillis(), TimeUnit.MILLISECONDS);
            response.headers().firstValue("Retry-After").ifPresent(respite::asked);
            return response;
        } catch (TimeoutException e) {
            call.cancel(true);
            throw unavailable("no whole answer in " + answer.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw unavailable(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw unavailable("interrupted", e);
        }
    }

    private List<JsonNode> chunks(HttpResponse<byte[]> response) {
        try (var chunks = json.readerFor(JsonNode.class).<JsonNode>readValues(response.body())) {
            return chunks.readAll();
        } catch (JacksonException e) {
            throw unavailable(response.statusCode() + " and no JSON", null);
        }
    }

    private static TimeSeriesUnavailable unavailable(String why, @Nullable Throwable cause) {
        return new TimeSeriesUnavailable("InfluxDB does not answer: " + why, cause);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
