import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** The JMH benchmark of the renderer, which is a Maven module of its own. */
final class Render {

    private static final Pattern SCORE =
            Pattern.compile("\"primaryMetric\"\\s*:\\s*\\{\\s*\"score\"\\s*:\\s*([0-9.E-]+)");

    private Render() {}

    /** Microseconds for the slowest kind of badge; empty where the benchmark did not run, which it says itself. */
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
                        "-Djmh.args=RenderBenchmark -wi 2 -i 3 -rf json -rff " + result.toAbsolutePath(),
                        "verify")
                .inheritIO()
                .start()
                .waitFor();
        if (!Files.exists(result)) {
            return OptionalDouble.empty();
        }
        return SCORE.matcher(Files.readString(result))
                .results()
                .mapToDouble(score -> Double.parseDouble(score.group(1)))
                .max();
    }
}
