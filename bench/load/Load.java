import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The load benchmark: the same requests to nginx and to Tallymark in turn, so that what else the machine does strikes
 * both. Everything is on loopback and in bench/target/load, which is removed in the end.
 */
final class Load {

    private static final int ROUNDS = setting("BENCH_ROUNDS", 5);
    private static final int SECONDS = setting("BENCH_SECONDS", 10);
    private static final int STARTS = 3;

    /** The JVM's compiler is at work for about so long, and would be measured instead of the service. */
    private static final int WARM_UP_SECONDS = 60;

    private static final Path WORK = Path.of("bench/target/load");
    private static final Path DATA = WORK.resolve("data");

    private Load() {}

    static void main() throws Exception {
        Locale.setDefault(Locale.ROOT);
        // Whatever ends this process, nothing that it started outlives it.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            remove(WORK);
        }));
        remove(WORK);
        Files.createDirectories(WORK);

        var machine = Machine.look();
        IO.println("Forcing the disk");
        var force = Disk.force(WORK);
        IO.println("Starting without the AOT cache, then with it");
        var start = starts("-XX:AOTMode=off");
        var startCached = starts("");
        var embedded = turns(DATA, ROUNDS, Map.of());
        var afterwards = afterwards();
        var influx = Influx.isInstalled() ? Optional.of(withInflux()) : Optional.<Turns>empty();
        IO.println("Rendering");
        var render = Render.slowestMicros(WORK.resolve("render.json"));

        var report = new Report(machine, SECONDS, force, start, startCached, embedded, influx, afterwards, render);
        IO.println(report.write(Path.of("bench")));
        if (!embedded.tally().exact() || influx.stream().anyMatch(turns -> !turns.tally().exact())) {
            IO.println("The count is not what was acknowledged.");
            System.exit(1);
        }
    }

    /** Seconds from the command to the first badge, each start on the data of the one before. */
    private static Spread starts(String options) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int n = 0; n < STARTS; n++) {
            try (var app = App.start(DATA, options, Map.of())) {
                seconds.add(app.startSeconds());
            }
        }
        return Spread.of(seconds);
    }

    private static Turns turns(Path data, int count, Map<String, String> variables) throws Exception {
        List<Round> rounds = new ArrayList<>();
        try (var app = App.start(data, "", variables)) {
            Thread.sleep(Duration.ofSeconds(5));
            long idle = app.residentMegabytes();
            Round warmUp;
            Spread lag;
            try (var nginx = Nginx.start(data.resolveSibling(data.getFileName() + "-nginx"), freePort(), app.sample())) {
                warmUp = new Round(Wrk.load(nginx.url(), 2), Wrk.load(app.url(), WARM_UP_SECONDS));
                try (var watch = new Lag(app)) {
                    for (int n = 1; n <= count; n++) {
                        rounds.add(round("Round " + n, nginx, app));
                    }
                    lag = watch.seconds();
                }
            }
            long busy = app.residentMegabytes();
            IO.println("Adding up what was counted");
            return new Turns(warmUp, rounds, app.counted(), idle, busy, lag);
        }
    }

    /** On the data of the load: how fast the journal is read back after a kill, and how fast 100 badges are shown. */
    private static Afterwards afterwards() throws Exception {
        // All of the load is left to the journal, or what is read back would be too little to be timed.
        try (var app = App.start(DATA, "", Map.of("TALLYMARK_TALLY_PACE", "1h"))) {
            Wrk.load(app.url(), SECONDS);
            app.kill();
        }
        try (var app = App.start(DATA, "", Map.of())) {
            var replay = app.replay();
            IO.println("Read back: " + replay);
            return new Afterwards(replay, Dashboard.millis(app, app.signInLink()));
        }
    }

    private static Turns withInflux() throws Exception {
        IO.println("With InfluxDB");
        try (var influx = Influx.start(WORK.resolve("influx"), freePort(), freePort())) {
            return turns(WORK.resolve("data-influx"), Math.min(ROUNDS, 3), influx.variables());
        }
    }

    private static Round round(String name, Nginx nginx, App app) throws Exception {
        var round = new Round(Wrk.load(nginx.url(), SECONDS), Wrk.load(app.url(), SECONDS));
        IO.println(name + ": " + round);
        return round;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int setting(String name, int otherwise) {
        return Integer.parseInt(System.getenv().getOrDefault(name, Integer.toString(otherwise)));
    }

    private static void remove(Path folder) {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            // Not there, which is what was wanted.
        }
    }
}
