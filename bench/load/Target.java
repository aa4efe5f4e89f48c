import java.util.function.DoublePredicate;

/** One line of the results: a figure, and what was wanted of it. */
record Target(String name, String format, Spread figure, String wanted, DoublePredicate met) {

    static Target under(double limit, String name, String format, Spread figure) {
        return new Target(name, format, figure, "< " + plain(limit), median -> median < limit);
    }

    static Target atLeast(double limit, String name, String format, Spread figure) {
        return new Target(name, format, figure, "≥ " + plain(limit), median -> median >= limit);
    }

    /** A figure of which nothing is wanted. */
    static Target none(String name, String format, Spread figure) {
        return new Target(name, format, figure, "", _ -> true);
    }

    /** As a row of a Markdown table. */
    String row() {
        var median = format.formatted(figure.median());
        var range = figure.isOne() ? "" : (" (" + format + "–" + format + ")").formatted(figure.min(), figure.max());
        var verdict = wanted.isEmpty() ? "" : met.test(figure.median()) ? "met" : "**missed**";
        return "| %s | %s | %s | %s |".formatted(name, median + range, wanted, verdict);
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
    }
}
