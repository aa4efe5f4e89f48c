package dev.tallymark.fakegithub;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub's REST API tells everybody: who has a login, and READMEs. Answers have ETags, questions are counted
 * against an allowance as GitHub counts them (one that is answered 304 is free), and it can be down.
 */
public final class PublicSide {

    private static final int ALLOWANCE = 5_000;

    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final Map<String, String> readmes = new ConcurrentHashMap<>();
    private final Map<String, String> moved = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private final AtomicInteger remaining = new AtomicInteger(ALLOWANCE);
    private final AtomicInteger unchanged = new AtomicInteger();
    private volatile Instant reset = Instant.now().plusSeconds(3_600);
    private volatile Optional<Answer> trouble = Optional.empty();

    PublicSide() {
        person(GitHubPerson.ADA.id(), GitHubPerson.ADA.login());
        person(GitHubPerson.BO.id(), GitHubPerson.BO.login());
    }

    public void person(long id, String login) {
        account(id, login, "User");
    }

    public void organisation(long id, String login) {
        account(id, login, "Organization");
    }

    /** @param login with {@code [bot]} at its end */
    public void app(long id, String login) {
        account(id, login, "Bot");
    }

    /** The account is deleted, or called something else from now on. */
    public void vacate(String login) {
        owners.remove(key(login));
    }

    /** @param where {@code owner/repository}, or {@code owner/repository/folder} */
    public void readme(String where, String text) {
        readmes.put(key(where), text);
    }

    /** Whoever asks for this path is sent there. */
    public void moved(String path, String to) {
        moved.put(path, to);
    }

    /** So many questions are left until then. */
    public void allows(int questions, Instant until) {
        remaining.set(questions);
        reset = until;
    }

    /** Answers 502 to everything. */
    public void isDown() {
        trouble = Optional.of(new Answer(502, Map.of("Content-Type", "text/html"), "<h1>Unicorn</h1>"));
    }

    /** Wants to be left alone for a while, whatever the allowance says. */
    public void wantsPause(int seconds) {
        trouble = Optional.of(new Answer(
                403,
                Map.of("Retry-After", "" + seconds),
                "{\"message\":\"You have exceeded a secondary rate limit\"}"));
    }

    /** Answers every question with this. */
    public void talks(String body) {
        trouble = Optional.of(Answer.json(body));
    }

    public void isWell() {
        trouble = Optional.empty();
        allows(ALLOWANCE, Instant.now().plusSeconds(3_600));
    }

    /** The paths that were asked for, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** How often the answer was that nothing changed. */
    public int unchanged() {
        return unchanged.get();
    }

    /** The {@code Authorization} headers that came with the questions. */
    public List<String> credentials() {
        return List.copyOf(credentials);
    }

    Answer user(Call call) {
        return answer(call, owners.get(key(call.path().substring("/users/".length()))));
    }

    /** {@code /repos/OWNER/REPOSITORY/readme[/FOLDER]} */
    Answer repository(Call call) {
        var where = call.path().substring("/repos/".length()).replaceFirst("/readme(/|$)", "$1");
        return answer(call, readmes.get(key(where)));
    }

    private Answer answer(Call call, @Nullable String body) {
        asked.add(call.path());
        call.header("Authorization").ifPresent(credentials::add);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        if (moved.containsKey(call.path())) {
            return new Answer(301, Map.of("Location", moved.get(call.path())), "");
        }
        var etag = "\"" + Integer.toHexString(String.valueOf(body).hashCode()) + "\"";
        if (body != null && call.header("If-None-Match").filter(etag::equals).isPresent()) {
            unchanged.incrementAndGet();
            return new Answer(304, headers(remaining.get(), etag), "");
        }
        if (remaining.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            return new Answer(403, headers(0, ""), "{\"message\":\"API rate limit exceeded\"}");
        }
        return body == null
                ? new Answer(404, headers(remaining.get(), ""), "{\"message\":\"Not Found\"}")
                : new Answer(200, headers(remaining.get(), etag), body);
    }

    private Map<String, String> headers(int left, String etag) {
        var headers = new HashMap<>(
                Map.of("X-RateLimit-Remaining", "" + left, "X-RateLimit-Reset", "" + reset.getEpochSecond()));
        if (!etag.isEmpty()) {
            headers.put("ETag", etag);
        }
        return headers;
    }

    private void account(long id, String login, String type) {
        owners.put(key(login), """
                {"login":"%s","id":%d,"type":"%s","site_admin":false}""".formatted(login, id, type));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
