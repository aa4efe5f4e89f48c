import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** The JMH benchmark of the renderer, which is a Maven module of its own. */
final class Render {

    private static final Pattern MEDIAN = Pattern.compile(
            "\"primaryMetric\"\\s*:\\s*\\{[^{]*\\{[^}]*?\"50\\.0\"\\s*:\\s*([0-9.E-]+)");

    private Render() {}

    /**
     * Microseconds for the slowest kind of badge, the median of its samples; empty where the benchmark did not run,
     * which it says itself.
     */
    static OptionalDouble slowestMicros(Path result) throws IOException, InterruptedException {
        new ProcessBuilder(
                        "./mvnw",
                        "-q",
                        "-B",
                        "-pl",
                        "bench",
                        "-am",
                        "-Pjmh",
                        "-Dmaven.test.skip",
                        "-Dspotless.check.skip",
                        "-Djmh.args=RenderBenchmark -wi 5 -i 3 -rf json -rff " + result.toAbsolutePath(),
                        "verify")
                .inheritIO()
                .start()
                .waitFor();
        if (!Files.exists(result)) {
            return OptionalDouble.empty();
        }
        return MEDIAN.matcher(Files.readString(result))
                .results()
                .mapToDouble(median -> Double.parseDouble(median.group(1)))
                .max();
    }
}
