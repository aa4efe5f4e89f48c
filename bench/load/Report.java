import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes {@code RESULTS.md} and one line of {@code history.csv}.
 *
 * @param runSeconds how long each run of wrk was
 * @param force milliseconds to force 4 KiB
 * @param start seconds from the command to the first badge, without the AOT cache
 * @param influx with InfluxDB attached, where there is one
 * @param render microseconds to render a badge
 */
record Report(
        Machine machine,
        int runSeconds,
        Spread force,
        Spread start,
        Spread startCached,
        Turns turns,
        Optional<Turns> influx,
        Afterwards afterwards,
        OptionalDouble render) {

    private static final int COMMIT = 1;
    private static final int RATIO = 6;
    private static final String COLUMNS =
            "date,commit,rounds,run_s,nginx_per_s,tallymark_per_s,ratio,ratio_min,ratio_max,"
                    + "p50_ms,p99_ms,force_ms,start_s,start_cached_s,idle_mb,busy_mb,render_us,"
                    + "influx_ratio,lag_s,replay_per_s,dashboard_ms\n";

    /** Writes both, and returns what the first says. */
    String write(Path folder) throws IOException {
        var history = folder.resolve("history.csv");
        var markdown = markdown(before(history));
        Files.writeString(folder.resolve("RESULTS.md"), markdown);
        if (!Files.exists(history)) {
            Files.writeString(history, COLUMNS);
        }
        Files.writeString(history, line(), StandardOpenOption.APPEND);
        return markdown;
    }

    /** The ratios of the last ten runs, so that a regression shows. */
    private static String before(Path history) throws IOException {
        if (!Files.exists(history)) {
            return "none";
        }
        var runs = Files.readAllLines(history).stream().skip(1).map(run -> run.split(",")).toList().reversed();
        return runs.stream()
                .limit(10)
                .map(run -> run[RATIO] + " (" + run[COMMIT] + ")")
                .collect(Collectors.joining(", "));
    }

    private String markdown(String before) {
        var rounds = turns.rounds();
        var tally = turns.tally();
        return """
                # Results
                Written by `make bench` on %s at %s: after a minute's warm-up %d rounds, each %d s of nginx and %d s of Tallymark under
                `wrk -t2 -c%d` on the same machine, which asks for 10,000 badges by Zipf's law. nginx serves one static file
                with the body and the headers of a badge; Tallymark counts each request durably before it answers.

                | | median (min–max) | wanted | |
                |---|--:|--:|---|
                %s

                | round | nginx/s | Tallymark/s | ratio | nginx p99, ms | Tallymark p50, ms | Tallymark p99, ms |
                |--:|--:|--:|--:|--:|--:|--:|
                %s

                Exact: **%s**. Acknowledged %,d ≤ counted %,d ≤ sent %,d; failed %,d. (The end of a run cuts off at most %d
                requests, which are counted or not, but never seen answered.)

                Ratios of the runs before, the latest first: %s.

                - Machine: %s, %d cores, %s; load average before: %.1f
                - Programs: %s
                - JVM: `%s`
                - Again: `make bench`; longer: `BENCH_ROUNDS=20 BENCH_SECONDS=30 make bench`. All runs: `history.csv`.
                """.formatted(
                machine.date(),
                machine.commit(),
                rounds.size(),
                runSeconds,
                runSeconds,
                Wrk.CONNECTIONS,
                targets().stream().map(Target::row).collect(Collectors.joining("\n")),
                IntStream.rangeClosed(1, rounds.size()).mapToObj(this::row).collect(Collectors.joining("\n")),
                tally.exact() ? "yes" : "NO",
                tally.acknowledged(),
                tally.counted(),
                tally.sent(),
                tally.failed(),
                Wrk.CONNECTIONS,
                before,
                machine.processor(),
                machine.cores(),
                machine.system(),
                machine.load(),
                machine.programs(),
                machine.flags());
    }

    private List<Target> targets() {
        var targets = new ArrayList<>(List.of(
                Target.atLeast(0.35, "Tallymark / nginx, requests", "%.2f", turns.over(Round::ratio)),
                Target.under(
                        25, "p99, ms", "%.1f", turns.over(round -> round.ours().p99())),
                Target.under(6, "start to first badge, s", "%.1f", start),
                Target.under(3, "start to first badge with AOT cache, s", "%.1f", startCached),
                Target.under(400, "resident when idle, MB", "%.0f", Spread.of(turns.idle())),
                Target.none("resident after the load, MB", "%.0f", Spread.of(turns.busy())),
                Target.none("applier behind the journal under load, s", "%.1f", turns.lag()),
                Target.none("journal read back at start, hits/s", "%,.0f", Spread.of(afterwards.replay().perSecond())),
                Target.under(50, "dashboard of 100 badges, ms", "%.1f", afterwards.dashboard()),
                Target.under(1, "disk: forcing 4 KiB, ms", "%.2f", force)));
        influx.ifPresent(beside -> targets.add(
                1, Target.atLeast(0.35, "the same with InfluxDB attached", "%.2f", beside.over(Round::ratio))));
        render.ifPresent(micros -> targets.add(
                Target.under(5, "rendering a badge, median of the slowest kind, µs", "%.2f", Spread.of(micros))));
        return targets;
    }

    private String row(int number) {
        var round = turns.rounds().get(number - 1);
        var peer = round.peer();
        var ours = round.ours();
        return "| %d | %,.0f | %,.0f | %.2f | %.1f | %.1f | %.1f |"
                .formatted(
                        number, peer.perSecond(), ours.perSecond(), round.ratio(), peer.p99(), ours.p50(), ours.p99());
    }

    private String line() {
        var ratio = turns.over(Round::ratio);
        return "%s,%s,%d,%d,%.0f,%.0f,%.3f,%.3f,%.3f,%.2f,%.2f,%.3f,%.2f,%.2f,%d,%d,%s,%s,%.2f,%.0f,%.1f\n"
                .formatted(
                        machine.date(),
                        machine.commit(),
                        turns.rounds().size(),
                        runSeconds,
                        turns.over(round -> round.peer().perSecond()).median(),
                        turns.over(round -> round.ours().perSecond()).median(),
                        ratio.median(),
                        ratio.min(),
                        ratio.max(),
                        turns.over(round -> round.ours().p50()).median(),
                        turns.over(round -> round.ours().p99()).median(),
                        force.median(),
                        start.median(),
                        startCached.median(),
                        turns.idle(),
                        turns.busy(),
                        render.isPresent() ? "%.2f".formatted(render.getAsDouble()) : "",
                        influx.map(beside -> "%.3f".formatted(beside.over(Round::ratio).median())).orElse(""),
                        turns.lag().median(),
                        afterwards.replay().perSecond(),
                        afterwards.dashboard().median());
    }
}
