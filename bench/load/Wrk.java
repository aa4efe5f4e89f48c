import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** wrk, the load generator: 64 connections, each asking again as soon as it is answered. */
final class Wrk {

    static final int CONNECTIONS = 64;
    private static final Pattern FIGURE = Pattern.compile("(\\w+)=(\\d+)");

    private Wrk() {}

    /**
     * What one run saw.
     *
     * @param answered answers with status 2xx
     * @param failed answers with another status, and requests without an answer
     * @param p50 milliseconds
     * @param p99 milliseconds
     */
    record Run(long sent, long answered, long failed, double perSecond, double p50, double p99) {}

    static Run load(String url, int seconds) throws Exception {
        var process = new ProcessBuilder(
                        "wrk", "-t2", "-c" + CONNECTIONS, "-d" + seconds + "s", "-s", "bench/load/zipf.lua", url)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0 || !output.contains("sent=")) {
            throw new IllegalStateException(output);
        }
        Map<String, Long> figures = FIGURE.matcher(output)
                .results()
                .collect(Collectors.toMap(figure -> figure.group(1), Wrk::value, (first, second) -> second));
        return new Run(
                figures.get("sent"),
                figures.get("answered"),
                figures.get("failed"),
                figures.get("answered") * 1e6 / figures.get("micros"),
                figures.get("p50") / 1e3,
                figures.get("p99") / 1e3);
    }

    private static long value(MatchResult figure) {
        return Long.parseLong(figure.group(2));
    }
}
