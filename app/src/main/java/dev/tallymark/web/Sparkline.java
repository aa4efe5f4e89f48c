package dev.tallymark.web;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts over time as a row of thin upright strokes, drawn at the server so that it needs no script.
 *
 * @param strokes one per count, from left to right; the last is today's
 * @param label what a screen reader says instead
 */
public record Sparkline(List<Stroke> strokes, String label) {

    /** All strokes stand on this line. */
    public static final int HEIGHT = 28;

    private static final int STROKE = 3;
    private static final int PITCH = 5;
    private static final int TICK = 2;

    /**
     * One stroke, in pixels.
     *
     * @param kind {@code none} for a tick where nothing was counted, {@code today}, or {@code past}
     */
    public record Stroke(int x, int y, int width, int height, String kind) {}

    public Sparkline {
        strokes = List.copyOf(strokes);
    }

    /** Draws daily counts, oldest first; the highest day takes the whole height. */
    public static Sparkline of(List<Long> counts) {
        long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        var strokes = IntStream.range(0, counts.size())
                .mapToObj(i -> stroke(i, counts.get(i), most, i == counts.size() - 1))
                .toList();
        long sum = counts.stream().mapToLong(Long::longValue).sum();
        return new Sparkline(strokes, Numbers.views(sum) + " in " + counts.size() + " days");
    }

    /** How wide the whole row is. */
    public int width() {
        return Math.max(0, strokes.size() * PITCH - (PITCH - STROKE));
    }

    /** {@link #HEIGHT}, for templates. */
    public int height() {
        return HEIGHT;
    }

    private static Stroke stroke(int index, long count, long most, boolean today) {
        int height = count == 0 ? TICK : TICK + 1 + (int) Math.round((HEIGHT - TICK - 1) * ((double) count / most));
        var kind = count == 0 ? "none" : today ? "today" : "past";
        return new Stroke(index * PITCH, HEIGHT - height, STROKE, height, kind);
    }
}
