import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * nginx and Tallymark in turn.
 *
 * @param warmUp not among the figures, but among what was counted
 * @param idle resident megabytes before the load
 * @param busy resident megabytes after the load
 * @param lag how many seconds old the oldest hit was that was not stored yet, under load
 */
record Turns(Round warmUp, List<Round> rounds, long counted, long idle, long busy, Spread lag) {

    Tally tally() {
        var ours = Stream.concat(Stream.of(warmUp), rounds.stream())
                .map(Round::ours)
                .toList();
        return new Tally(ours, counted);
    }

    Spread over(ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().mapToDouble(figure).boxed().toList());
    }
}
