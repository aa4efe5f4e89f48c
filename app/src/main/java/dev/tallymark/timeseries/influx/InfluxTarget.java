package dev.tallymark.timeseries.influx;

import dev.tallymark.shared.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where the points are, as both of InfluxDB's APIs name it.
 *
 * @param org whose bucket it is
 * @param bucket in 1.x {@code database} or {@code database/retention policy}
 * @param token for writing; empty where nobody is asked who he is
 * @param authorization the header for reading; likewise
 */
record InfluxTarget(URI url, String org, String bucket, Secret token, Secret authorization) {

    private static final Secret NOBODY = new Secret("");

    static InfluxTarget of(InfluxProperties properties) {
        var url = URI.create(properties.url().replaceAll("/+$", ""));
        if (!properties.isOlder()) {
            var header = new Secret("Token " + properties.token().value());
            return new InfluxTarget(url, properties.org(), properties.bucket(), properties.token(), header);
        }
        if (properties.username().isBlank()) {
            return new InfluxTarget(url, "-", properties.database(), NOBODY, NOBODY);
        }
        var login =
                new Secret(properties.username() + ":" + properties.password().value());
        var header = new Secret(
                "Basic " + Base64.getEncoder().encodeToString(login.value().getBytes(StandardCharsets.UTF_8)));
        return new InfluxTarget(url, "-", properties.database(), login, header);
    }

    /** Where InfluxQL is answered, in chunks of JSON with times in seconds. */
    URI queries() {
        var names = bucket.split("/", 2);
        var policy = names.length == 1 ? "" : "&rp=" + encoded(names[1]);
        return URI.create(url + "/query?epoch=s&chunked=true&db=" + encoded(names[0]) + policy);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
