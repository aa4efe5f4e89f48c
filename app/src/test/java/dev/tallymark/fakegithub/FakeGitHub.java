package dev.tallymark.fakegithub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * As much of GitHub as signing in needs, and as strict: the OAuth app's id, secret and callback, a state, PKCE with
 * S256, codes that work once, bearer tokens with scopes. What it refuses it answers with 4xx, and remembers in
 * {@link #complaints()}.
 */
public final class FakeGitHub implements AutoCloseable {

    public static final String CLIENT_ID = "Iv1.fake";
    public static final String CLIENT_SECRET = "fake-secret";
    private static final Set<String> SCOPES = Set.of("read:user", "user:email");

    private final HttpServer server;
    private final URI callback;
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, GitHubPerson> tokens = new ConcurrentHashMap<>();
    private final PublicSide publicSide = new PublicSide();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private volatile GitHubPerson visitor = GitHubPerson.ADA;
    private volatile boolean asks;
    private volatile Fault fault = Fault.NONE;
    private volatile CountDownLatch silence = new CountDownLatch(0);

    private record Grant(GitHubPerson person, String challenge) {}

    private FakeGitHub(HttpServer server, URI callback) {
        this.server = server;
        this.callback = callback;
    }

    /** Where nobody signs in. */
    public static FakeGitHub start() {
        return start(URI.create("http://localhost:1/nowhere"));
    }

    /** @param callback the one address to which it sends people back */
    public static FakeGitHub start(URI callback) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            var github = new FakeGitHub(server, callback);
            server.createContext("/login/oauth/authorize", github.answering(github::authorize));
            server.createContext("/login/oauth/approve", github.answering(github::approve));
            server.createContext("/login/oauth/access_token", github.answering(github::accessToken));
            server.createContext("/user", github.answering(github::user));
            server.createContext("/users/", github.answering(github.publicSide::user));
            server.createContext("/repos/", github.answering(github.publicSide::repository));
            server.createContext("/user/emails", github.answering(github::emails));
            server.start();
            return github;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is, website and API alike. */
    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Who sits before the browser from now on. */
    public void visitedBy(GitHubPerson person) {
        visitor = person;
    }

    /** Whether it shows its page with the button, instead of sending people back at once. */
    public void asks(boolean whether) {
        asks = whether;
    }

    /** What it tells everybody. */
    public PublicSide publicSide() {
        return publicSide;
    }

    public void has(Fault wrong) {
        silence.countDown();
        silence = new CountDownLatch(wrong == Fault.SILENT ? 1 : 0);
        fault = wrong;
    }

    /** What it had to refuse, in its words. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The tokens that it has given out. */
    public Set<String> tokens() {
        return Set.copyOf(tokens.keySet());
    }

    @Override
    public void close() {
        silence.countDown();
        server.stop(0);
    }

    private Answer authorize(Call call) {
        call.require("response_type", "code"::equals);
        call.require("client_id", CLIENT_ID::equals);
        call.require("redirect_uri", callback.toString()::equals);
        call.require("state", state -> !state.isEmpty());
        call.require("code_challenge_method", "S256"::equals);
        call.require("code_challenge", challenge -> challenge.matches("[\\w-]{43}"));
        call.require("scope", scope -> Set.of(scope.split(" ")).equals(SCOPES));
        return asks ? Answer.html(ConsentPage.of(visitor, call)) : approve(call);
    }

    private Answer approve(Call call) {
        var state = call.parameter("state");
        if (fault == Fault.DENIED) {
            return Answer.redirect(callback, Map.of("error", "access_denied", "state", state));
        }
        var code = UUID.randomUUID().toString();
        codes.put(code, new Grant(visitor, call.parameter("code_challenge")));
        return Answer.redirect(callback, Map.of("code", code, "state", state));
    }

    private Answer accessToken(Call call) {
        if (fault == Fault.TOKEN_FAILS) {
            return Answer.failure();
        }
        keepSilent();
        call.requireMethod("POST");
        call.require("client_id", CLIENT_ID::equals);
        call.require("client_secret", CLIENT_SECRET::equals);
        call.require("redirect_uri", callback.toString()::equals);
        var grant = Optional.ofNullable(codes.remove(call.parameter("code")))
                .orElseThrow(() -> new Refusal("bad_verification_code"));
        call.require("code_verifier", verifier -> challengeOf(verifier).equals(grant.challenge()));
        var token = "gho_" + UUID.randomUUID();
        tokens.put(token, grant.person());
        return Answer.json("""
                {"access_token":"%s","token_type":"bearer","scope":"read:user,user:email"}""".formatted(fault == Fault.TOKEN_IS_WRONG ? "gho_wrong" : token));
    }

    private void keepSilent() {
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer user(Call call) {
        var person = bearer(call);
        return switch (fault) {
            case API_FAILS -> Answer.failure();
            case API_TALKS_NONSENSE -> Answer.html("<h1>Unicorn</h1>");
            default -> Answer.json(person.userJson());
        };
    }

    private Answer emails(Call call) {
        return Answer.json(bearer(call).emailsJson());
    }

    private GitHubPerson bearer(Call call) {
        return call.bearerToken().map(tokens::get).orElseThrow(() -> new Refusal("Bad credentials"));
    }

    private static String challengeOf(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private HttpHandler answering(Page page) {
        return exchange -> {
            try (exchange) {
                answer(page, exchange).send(exchange);
            }
        };
    }

    private Answer answer(Page page, HttpExchange exchange) throws IOException {
        try {
            return page.answer(Call.of(exchange));
        } catch (Refusal refusal) {
            complaints.add(refusal.getMessage());
            return Answer.refusal();
        }
    }

    private interface Page {
        Answer answer(Call call);
    }
}
