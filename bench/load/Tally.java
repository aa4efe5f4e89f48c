import java.util.List;

/**
 * What was counted beside what was asked. The clock ends each run with up to one request per connection on its way:
 * sent, maybe counted, never seen answered. So acknowledged ≤ counted ≤ sent, and nothing tighter, is exact.
 */
record Tally(long acknowledged, long counted, long sent, long failed) {

    Tally(List<Wrk.Run> runs, long counted) {
        this(
                runs.stream().mapToLong(Wrk.Run::answered).sum(),
                counted,
                runs.stream().mapToLong(Wrk.Run::sent).sum(),
                runs.stream().mapToLong(Wrk.Run::failed).sum());
    }

    boolean exact() {
        return acknowledged <= counted && counted <= sent && failed == 0;
    }
}
