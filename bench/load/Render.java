import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** The JMH benchmark of the renderer, where bench/ has been built. */
final class Render {

    private static final Path JAR = Path.of("bench/target/benchmarks.jar");
    private static final Path RESULT = Path.of("bench/target/render.json");
    private static final Pattern SCORE = Pattern.compile("\"primaryMetric\"\\s*:\\s*\\{\\s*\"score\"\\s*:\\s*([0-9.E-]+)");

    private Render() {}

    /** The slowest kind of badge, microseconds. */
    static OptionalDouble micros() throws Exception {
        if (!Files.exists(JAR)) {
            return OptionalDouble.empty();
        }
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar", JAR.toString(), "RenderBenchmark", "-bm", "avgt", "-tu", "us",
                        "-f", "1", "-wi", "3", "-w", "1", "-i", "5", "-r", "1",
                        "-rf", "json", "-rff", RESULT.toString())
                .inheritIO()
                .start()
                .waitFor();
        return SCORE.matcher(Files.readString(RESULT)).results()
                .mapToDouble(score -> Double.parseDouble(score.group(1)))
                .max();
    }
}
