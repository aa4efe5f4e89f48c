package dev.tallymark.svg;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * A face that badges are measured in: the widths of npm {@code anafanafo} 2.0.0 (MIT), which shields.io uses too.
 * Viewers without the face stretch or squeeze their own to the same length.
 *
 * <p>The widths are a step function from code points to pixels.
 */
final class Face {

    /** So many code points, the commonest, are looked up without a search. */
    private static final int COMMON = 0x180;

    static final Face VERDANA_10;
    static final Face VERDANA_10_BOLD;
    static final Face VERDANA_11;
    static final Face HELVETICA_11_BOLD;

    static {
        var resource = Objects.requireNonNull(Face.class.getResourceAsStream("text-widths.gz"));
        try (var in = new DataInputStream(new GZIPInputStream(resource, 1 << 16))) {
            VERDANA_10 = read(in);
            VERDANA_10_BOLD = read(in);
            VERDANA_11 = read(in);
            HELVETICA_11_BOLD = read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code points at which the width changes, ascending, beginning with 0. */
    private final int[] starts;

    /** The widths from there on. */
    private final double[] widths;

    private final double[] common = new double[COMMON];

    private Face(int[] starts, double[] widths) {
        this.starts = starts;
        this.widths = widths;
        Arrays.setAll(common, this::search);
    }

    /** How many pixels wide the text is. The same sum in the same order as in JavaScript, to the last bit. */
    double widthOf(String text) {
        double sum = 0;
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            sum += codePoint < COMMON ? common[codePoint] : search(codePoint);
        }
        return sum;
    }

    /** Whole pixels, always odd, so that a text set by its middle begins on a pixel. */
    int oddWidthOf(String text) {
        return (int) widthOf(text) | 1;
    }

    private double search(int codePoint) {
        int found = Arrays.binarySearch(starts, codePoint);
        return widths[found >= 0 ? found : -found - 2];
    }

    private static Face read(DataInputStream in) throws IOException {
        int steps = in.readInt();
        var starts = new int[steps];
        var widths = new double[steps];
        int start = 0;
        for (int i = 0; i < steps; i++) {
            start += in.readUnsignedShort();
            starts[i] = start;
            widths[i] = in.readUnsignedShort() / 100.0;
        }
        return new Face(starts, widths);
    }
}
