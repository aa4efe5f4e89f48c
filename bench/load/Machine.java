import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/**
 * What was measured, and on what.
 *
 * @param load processes that wanted to run in the minute before: more than none were in the way of the measurement
 */
record Machine(
        String date,
        String commit,
        String processor,
        int cores,
        double load,
        String system,
        String programs,
        String flags) {

    static Machine look() throws IOException {
        var runtime = Runtime.getRuntime();
        return new Machine(
                LocalDate.now(ZoneOffset.UTC).toString(),
                say("git", "describe", "--always", "--dirty"),
                processorName(),
                runtime.availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "Java " + Runtime.version() + ", " + say("nginx", "-v").replaceFirst("nginx version: ", "") + ", "
                        + say("wrk", "-v").replaceFirst("(?s) \\[.*", ""),
                jvmFlags());
    }

    private static String processorName() throws IOException {
        var file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return say("sysctl", "-n", "machdep.cpu.brand_string");
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst(".*:\\s*", ""))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static String jvmFlags() throws IOException {
        var given = System.getenv().getOrDefault("JAVA_OPTS", "");
        return (Files.readAllLines(Path.of(".make/jvm.options")).stream()
                                .filter(line -> line.startsWith("-"))
                                .collect(Collectors.joining(" "))
                        + " " + given)
                .strip();
    }

    private static String say(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes()).strip();
    }
}
