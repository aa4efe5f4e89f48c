import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The dashboard of somebody with 100 badges, each with a count, a day and 30 strokes, as a browser asks for it. */
final class Dashboard {

    private static final int BADGES = 100;
    private static final int LISTED = 50;
    private static final int WARM_UP = 100;
    private static final int LOOKS = 100;
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String url;

    private Dashboard(String url) {
        this.url = url;
    }

    /** Milliseconds from asking to the last byte of the page, which sums up all 100 and lists the first 50. */
    static Spread millis(App app, String signInLink) throws Exception {
        var somebody = new Dashboard(app.url());
        somebody.submit(somebody.url + URI.create(signInLink).getPath(), Map.of());
        for (int n = 1; n <= BADGES; n++) {
            somebody.submit(somebody.url + "/user/badges/new", Map.of("id", "load/" + n, "label", "views"));
        }
        List<Double> millis = new ArrayList<>();
        for (int n = 0; n < WARM_UP + LOOKS; n++) {
            long began = System.nanoTime();
            var page = somebody.get(somebody.url + "/user").body();
            if (n >= WARM_UP) {
                millis.add((System.nanoTime() - began) / 1e6);
            }
            if (page.split("class=\"badge-id\"", -1).length - 1 != LISTED) {
                throw new IllegalStateException("the dashboard does not list " + LISTED + " badges:\n" + page);
            }
        }
        return Spread.of(millis);
    }

    private HttpResponse<String> get(String address) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private void submit(String page, Map<String, String> fields) throws Exception {
        var token = FORM_TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new IllegalStateException("no form on " + page);
        }
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer = browser.send(
                HttpRequest.newBuilder(URI.create(page))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("_csrf=" + token.group(1) + "&" + form))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + " answered " + answer.statusCode() + "\n" + answer.body());
        }
    }
}
