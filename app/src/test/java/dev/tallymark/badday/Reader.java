package dev.tallymark.badday;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** Reads what a service tells of a badge, without counting. */
record Reader(URI url) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");
    private static final Pattern VIEWS = Pattern.compile("\"views\":(\\d+),\"points\"");

    /** The count that a badge shows. */
    long count(String id) throws IOException, InterruptedException {
        return number(COUNT, text("/api/v1/badge?id=" + id));
    }

    /** What its history of the last two days sums to. */
    long history(String id) throws IOException, InterruptedException {
        return number(VIEWS, text("/api/v1/series?range=48h&step=1h&id=" + id));
    }

    String text(String target) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve(target)).build();
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }

    private static long number(Pattern pattern, String body) {
        var found = pattern.matcher(body);
        if (!found.find()) {
            throw new AssertionError("no number in " + body);
        }
        return Long.parseLong(found.group(1));
    }
}
