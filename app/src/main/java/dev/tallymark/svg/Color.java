package dev.tallymark.svg;

import java.util.Map;
import java.util.Optional;

/**
 * A colour that may stand in a badge: written only in characters that need no escaping, and known to be bright or dark,
 * so that text on it is legible.
 */
public final class Color {

    /** What shields.io calls by name, as of badge-maker 6. */
    private static final Map<String, Color> SHIELDS = Map.ofEntries(
            named("brightgreen", "#4b0"),
            named("success", "#4b0"),
            named("green", "#67ac09"),
            named("yellow", "#d8b800"),
            named("yellowgreen", "#95991a"),
            named("orange", "#ea7233"),
            named("important", "#ea7233"),
            named("red", "#dd4343"),
            named("critical", "#dd4343"),
            named("blue", "#007ec6"),
            named("informational", "#007ec6"),
            named("grey", "#555"),
            named("gray", "#555"),
            named("lightgrey", "#939393"),
            named("lightgray", "#939393"),
            named("inactive", "#939393"));

    /** The left side of a badge whose owner chose no colour for it. */
    public static final Color GREY = shields("grey");
    /** The right side of a badge that has nothing to show, as shields.io draws it. */
    public static final Color LIGHT_GREY = shields("lightgrey");
    /** The right side of a badge whose owner chose no colour for it. */
    public static final Color BLUE = shields("blue");

    /** 299 R + 587 G + 114 B above which text is dark: 0.69 of white after rounding to hundredths. */
    private static final int BRIGHT = 177_225;

    private final String svg;
    private final int luma;

    private Color(String svg, int rgb) {
        this.svg = svg;
        this.luma = luma(rgb);
    }

    /**
     * Reads a colour as shields.io does: one of its names or aliases ({@code blue}, {@code informational}), 3 or 6
     * hexadecimal digits with or without {@code #} (4 or 8 with it), a colour name of CSS in lower case, or
     * {@code rgb()}, {@code rgba()}, {@code hsl()}, {@code hsla()} of whole numbers. Empty when it is anything else.
     */
    public static Optional<Color> of(String text) {
        var known = SHIELDS.get(text);
        return known != null ? Optional.of(known) : CssColor.parse(text).map(css -> new Color(css.text(), css.rgb()));
    }

    /** As an attribute of SVG has it: {@code #007ec6}, {@code rebeccapurple}. */
    public String svg() {
        return svg;
    }

    /** Whether dark text reads better on it than white. */
    boolean isBright() {
        return luma > BRIGHT;
    }

    /** How bright a colour is, from 0 to 255,000. */
    static int luma(int rgb) {
        return 299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Color color && svg.equals(color.svg);
    }

    @Override
    public int hashCode() {
        return svg.hashCode();
    }

    @Override
    public String toString() {
        return svg;
    }

    private static Color shields(String name) {
        return of(name).orElseThrow();
    }

    private static Map.Entry<String, Color> named(String name, String hex) {
        var css = CssColor.parse(hex).orElseThrow();
        return Map.entry(name, new Color(css.text(), css.rgb()));
    }
}
