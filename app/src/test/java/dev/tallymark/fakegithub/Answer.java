package dev.tallymark.fakegithub;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What goes back. */
record Answer(int status, Map<String, String> headers, String body) {

    static Answer json(String body) {
        return new Answer(200, Map.of("Content-Type", "application/json; charset=utf-8"), body);
    }

    static Answer html(String body) {
        return new Answer(200, Map.of("Content-Type", "text/html; charset=utf-8"), body);
    }

    static Answer redirect(URI to, Map<String, String> parameters) {
        var query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + '=' + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Answer(302, Map.of("Location", to + "?" + query), "");
    }

    static Answer refusal() {
        return new Answer(401, Map.of("Content-Type", "application/json"), "{\"error\":\"refused\"}");
    }

    static Answer failure() {
        return new Answer(500, Map.of("Content-Type", "text/html"), "<h1>Unicorn</h1>");
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
