package dev.tallymark.fakegithub;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A request, with the parameters of its address and of its form. */
record Call(String method, String path, Map<String, String> parameters, Headers headers) {

    static Call of(HttpExchange exchange) throws IOException {
        var parameters = new HashMap<String, String>();
        read(exchange.getRequestURI().getRawQuery(), parameters);
        read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), parameters);
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                parameters,
                exchange.getRequestHeaders());
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    Optional<String> bearerToken() {
        return header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()));
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    void require(String name, Predicate<String> rule) {
        if (!rule.test(parameter(name))) {
            throw new Refusal(name + " is not acceptable: " + parameters.get(name));
        }
    }

    void requireMethod(String required) {
        if (!method.equals(required)) {
            throw new Refusal("not by " + method);
        }
    }

    private static void read(@Nullable String form, Map<String, String> into) {
        if (form == null || form.isEmpty()) {
            return;
        }
        for (var pair : form.split("&", -1)) {
            var parts = pair.split("=", 2);
            into.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
