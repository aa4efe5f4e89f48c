import java.util.Optional;
import java.util.regex.Pattern;

/** How long reading a journal back took, as the service logs it. */
record Replay(long hits, long millis) {

    private static final Pattern LINE = Pattern.compile("Read back (\\d+) hits in (\\d+) ms");

    /** The last one that a log tells of. */
    static Optional<Replay> in(String log) {
        return LINE.matcher(log)
                .results()
                .map(line -> new Replay(Long.parseLong(line.group(1)), Long.parseLong(line.group(2))))
                .reduce((first, last) -> last);
    }

    double perSecond() {
        return hits * 1e3 / Math.max(1, millis);
    }
}
