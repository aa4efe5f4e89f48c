package dev.tallymark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody with a browser that shows nothing: keeps cookies, and sends forms as the pages have them. Follows redirects
 * only when asked to, so that a test can look at each.
 */
public final class Visitor {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http;
    private final URI home;
    private final Map<String, String> cookies = new HashMap<>();

    public Visitor(URI home) {
        this(home, HttpClient.newHttpClient());
    }

    /** @param http for a visitor who trusts whom others do not know */
    public Visitor(URI home, HttpClient http) {
        this.home = home;
        this.http = http;
    }

    /** The operator, signed in by one-time link. */
    public static Visitor operatorOf(TallymarkServer server) {
        var visitor = new Visitor(server.url());
        var link = server.signInLink();
        visitor.submit(visitor.get(link), link, Map.of());
        return visitor;
    }

    public HttpResponse<String> get(String address, String... headers) {
        return send(request(address, headers).GET().build());
    }

    /** Goes where the redirects lead. */
    public HttpResponse<String> follow(String address) {
        var response = get(address);
        for (int hops = 0; response.statusCode() == 302 && hops < 10; hops++) {
            response = get(locationOf(response));
        }
        return response;
    }

    /** What a browser asks before a script of that origin may send such a request. */
    public HttpResponse<String> preflight(String address, String origin, String method) {
        return send(request(address, "Origin", origin, "Access-Control-Request-Method", method)
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
    }

    /** Sends a form as it stands, without the token that the page would have put in. */
    public HttpResponse<String> post(String address, Map<String, String> form, String... headers) {
        return send(request(address, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form)))
                .build());
    }

    /** Sends a form of this page, with the page's token. */
    public HttpResponse<String> submit(HttpResponse<String> page, String address, Map<String, String> form) {
        var fields = new HashMap<>(form);
        fields.put("_csrf", formTokenOf(page));
        return post(address, fields, "Origin", home.toString());
    }

    /** The whole address that a redirect leads to. */
    public static String locationOf(HttpResponse<String> response) {
        var location = response.headers().firstValue("Location").orElseThrow();
        return response.uri().resolve(location).toString();
    }

    public static String formTokenOf(HttpResponse<String> page) {
        var found = FORM_TOKEN.matcher(page.body());
        if (!found.find()) {
            throw new AssertionError("no form token on " + page.uri() + ":\n" + page.body());
        }
        return found.group(1);
    }

    /** The cookies that the browser holds now; tests may change them. */
    public Map<String, String> cookies() {
        return cookies;
    }

    public String cookie(String name) {
        return Optional.ofNullable(cookies.get(name)).orElseThrow(() -> new AssertionError("no cookie " + name));
    }

    private HttpRequest.Builder request(String address, String... headers) {
        var request = HttpRequest.newBuilder(home.resolve(address));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        if (header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                        + '='
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
