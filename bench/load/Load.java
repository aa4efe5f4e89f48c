/*
 * The load benchmark: the same requests to nginx and to Tallymark in turn, so that what else the machine does strikes
 * both. Everything is on loopback and in bench/target/load, which is removed in the end.
 */

static final int ROUNDS = setting("BENCH_ROUNDS", 5);
static final int SECONDS = setting("BENCH_SECONDS", 10);
static final int STARTS = 3;
static final Path WORK = Path.of("bench/target/load");
static final Path DATA = WORK.resolve("data");

void main() throws Exception {
    Locale.setDefault(Locale.ROOT);
    // Whatever ends this process, nothing that it started outlives it.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        remove(WORK);
    }));
    remove(WORK);
    Files.createDirectories(WORK);

    IO.println("Forcing the disk");
    var force = Disk.force(WORK);
    IO.println("Starting without the AOT cache, then with it");
    var start = starts("-XX:AOTMode=off");
    var startCached = starts("");

    List<Round> rounds = new ArrayList<>();
    List<Wrk.Run> answered = new ArrayList<>();
    long idle;
    long busy;
    long counted;
    try (var app = App.start(DATA, freePort(), "")) {
        Thread.sleep(Duration.ofSeconds(5));
        idle = app.residentMegabytes();
        try (var nginx = Nginx.start(WORK.resolve("nginx"), freePort(), app.sample())) {
            IO.println("Warming up");
            Wrk.load(nginx.url(), SECONDS);
            answered.add(Wrk.load(app.url(), SECONDS));
            for (int n = 1; n <= ROUNDS; n++) {
                var round = new Round(Wrk.load(nginx.url(), SECONDS), Wrk.load(app.url(), SECONDS));
                IO.println("Round " + n + ": " + round);
                rounds.add(round);
                answered.add(round.ours());
            }
        }
        busy = app.residentMegabytes();
        IO.println("Adding up what was counted");
        counted = app.counted();
    }
    IO.println("Rendering");
    var tally = new Tally(answered, counted);
    var report = new Report(
            Machine.look(), SECONDS, force, start, startCached, idle, busy, rounds, tally, Render.slowestMicros(WORK.resolve("render.json")));
    report.write(Path.of("bench"));
    IO.println(report.markdown());
    if (!tally.exact()) {
        IO.println("The count is not what was acknowledged.");
        System.exit(1);
    }
}

/** Seconds from the command to the first badge, each start on the data of the one before. */
Spread starts(String options) throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int n = 0; n < STARTS; n++) {
        try (var app = App.start(DATA, freePort(), options)) {
            seconds.add(app.startSeconds());
        }
    }
    return Spread.of(seconds);
}

static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
        return socket.getLocalPort();
    }
}

static int setting(String name, int otherwise) {
    return Integer.parseInt(System.getenv().getOrDefault(name, Integer.toString(otherwise)));
}

static void remove(Path folder) {
    try (var paths = Files.walk(folder)) {
        paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
        // Not there, which is what was wanted.
    }
}
