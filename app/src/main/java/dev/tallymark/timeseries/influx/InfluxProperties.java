package dev.tallymark.timeseries.influx;

import dev.tallymark.shared.Secret;
import dev.tallymark.shared.StartRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which InfluxDB keeps the history: all that its version needs, or nothing. In the environment each begins with
 * {@code TALLYMARK_INFLUX_}.
 *
 * @param url where it answers, http or https
 * @param token 2.x and 3: a token that may read and write the bucket
 * @param org 2.x and 3: whose bucket it is; 3 takes any word
 * @param bucket 2.x and 3: where the points are kept
 * @param database 1.x: where the points are kept, {@code database} or {@code database/retention policy}
 * @param username 1.x, where it asks who is there
 * @param password likewise
 */
@ConfigurationProperties("tallymark.influx")
record InfluxProperties(
        @DefaultValue("") String url,
        @DefaultValue("") Secret token,
        @DefaultValue("") String org,
        @DefaultValue("") String bucket,
        @DefaultValue("") String database,
        @DefaultValue("") String username,
        @DefaultValue("") Secret password) {

    InfluxProperties {
        var newer = variables("TOKEN", token.value(), "ORG", org, "BUCKET", bucket);
        var older = variables("DATABASE", database);
        var login = variables("USERNAME", username, "PASSWORD", password.value());
        if (isAnySet(login)) {
            older.putAll(login);
        }
        if (!url.isBlank() || isAnySet(newer) || isAnySet(older)) {
            var needed = variables("URL", url);
            needed.putAll(theOneMeant(newer, older));
            refuseHalf(needed);
            refuseUnreadable(url);
        }
    }

    /** Whether it is a 1.x that is described. */
    boolean isOlder() {
        return !database.isBlank();
    }

    private static Map<String, String> theOneMeant(Map<String, String> newer, Map<String, String> older) {
        if (isAnySet(newer) == isAnySet(older)) {
            throw new StartRefused(
                    isAnySet(newer)
                            ? names(newer, true) + " and " + names(older, true) + " are of different InfluxDBs"
                            : "TALLYMARK_INFLUX_URL is set, but not what to use there",
                    "Set TALLYMARK_INFLUX_TOKEN, TALLYMARK_INFLUX_ORG and TALLYMARK_INFLUX_BUCKET for InfluxDB 2 and 3,"
                            + " or TALLYMARK_INFLUX_DATABASE for 1.x.");
        }
        return isAnySet(newer) ? newer : older;
    }

    private static void refuseHalf(Map<String, String> needed) {
        if (needed.values().stream().anyMatch(String::isBlank)) {
            throw new StartRefused(
                    "Not set: " + names(needed, false) + "; set: " + names(needed, true),
                    "Set all of them to keep the history in InfluxDB, or none to keep it in the data folder.");
        }
    }

    private static Map<String, String> variables(String... namesAndValues) {
        var variables = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put("TALLYMARK_INFLUX_" + namesAndValues[i], namesAndValues[i + 1]);
        }
        return variables;
    }

    private static boolean isAnySet(Map<String, String> variables) {
        return !variables.values().stream().allMatch(String::isBlank);
    }

    private static String names(Map<String, String> variables, boolean set) {
        return variables.entrySet().stream()
                .filter(variable -> variable.getValue().isBlank() != set)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private static void refuseUnreadable(String url) {
        try {
            var uri = new URI(url);
            var scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() != null
                    && (scheme.equals("http") || scheme.equals("https"))
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null) {
                return;
            }
        } catch (URISyntaxException e) {
            // Told below, without the value: it may hold a password.
        }
        throw new StartRefused(
                "TALLYMARK_INFLUX_URL is not an address such as https://influx.example:8086",
                "Name who asks and what is asked in the other variables, not in the address.");
    }
}
