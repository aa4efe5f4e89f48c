import java.util.Collection;
import java.util.List;

/** Where a few measurements lie. */
record Spread(double min, double median, double max) {

    static Spread of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    static Spread of(double value) {
        return of(List.of(value));
    }

    boolean isOne() {
        return min == max;
    }
}
