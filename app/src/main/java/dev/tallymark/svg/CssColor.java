package dev.tallymark.svg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A colour in the part of CSS that badge-maker reads.
 *
 * @param text in lower case, of letters, digits, spaces and {@code # ( ) , . % /} alone
 * @param rgb the colour without its opacity
 */
record CssColor(String text, int rgb) {

    /** Longer than any colour that somebody would write, shorter than what would take time to match. */
    private static final int MAX_LENGTH = 48;

    private static final Map<String, Integer> NAMES = readNames();

    private static final Pattern HEX = Pattern.compile("#?(?:[0-9a-f]{3}|[0-9a-f]{6})|#(?:[0-9a-f]{4}|[0-9a-f]{8})");

    private static final String ALPHA = "0|1|0?\\.\\d+|\\d+%";
    private static final Pattern RGB = Pattern.compile("rgba?\\( *(\\d+)(%?)(?: *, *(\\d+)\\2 *, *(\\d+)\\2(?: *, *(?:"
            + ALPHA + "))?| +(\\d+)\\2 +(\\d+)\\2(?: */ *(?:" + ALPHA + "))?) *\\)");
    private static final Pattern HSL = Pattern.compile(
            "hsla?\\( *(\\d+)(deg|rad|grad|turn)? *, *(\\d+)% *, *(\\d+)%(?: *, *(?:" + ALPHA + "))? *\\)");

    /** Reads a colour; empty when it is not one. */
    static Optional<CssColor> parse(String written) {
        if (written.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var text = written.strip();
        var name = NAMES.get(text);
        if (name != null) {
            return Optional.of(new CssColor(text, name));
        }
        var lower = text.toLowerCase(Locale.ROOT);
        if (HEX.matcher(lower).matches()) {
            return Optional.of(hex(lower));
        }
        // The names of functions are lower case only, as badge-maker has it.
        var rgb = RGB.matcher(text);
        if (rgb.matches()) {
            return Optional.of(new CssColor(text, rgb(rgb)));
        }
        var hsl = HSL.matcher(text);
        return hsl.matches() ? Optional.of(new CssColor(text, hsl(hsl))) : Optional.empty();
    }

    private static CssColor hex(String text) {
        var digits = text.startsWith("#") ? text.substring(1) : text;
        var rgb = digits.length() <= 4 ? digits.substring(0, 3).replaceAll("(.)", "$1$1") : digits.substring(0, 6);
        return new CssColor('#' + digits, Integer.parseInt(rgb, 16));
    }

    private static int rgb(Matcher match) {
        double scale = match.group(2).isEmpty() ? 1 : 2.55;
        boolean commas = match.group(3) != null;
        return rgb(
                Double.parseDouble(match.group(1)) * scale,
                Double.parseDouble(match.group(commas ? 3 : 5)) * scale,
                Double.parseDouble(match.group(commas ? 4 : 6)) * scale);
    }

    private static int hsl(Matcher match) {
        double hue = Double.parseDouble(match.group(1))
                * switch (match.group(2)) {
                    case "rad" -> 180 / Math.PI;
                    case "grad" -> 0.9;
                    case "turn" -> 360;
                    case null, default -> 1;
                };
        double saturation = Double.parseDouble(match.group(3)) / 100;
        double lightness = Double.parseDouble(match.group(4)) / 100;
        double chroma = (1 - Math.abs(2 * lightness - 1)) * saturation;
        return rgb(
                255 * channel(hue, chroma, lightness),
                255 * channel(hue + 240, chroma, lightness),
                255 * channel(hue + 120, chroma, lightness));
    }

    /** Red at this hue; green and blue are red a third of the circle further on. */
    private static double channel(double hue, double chroma, double lightness) {
        double fromRed = Math.abs((hue + 180) % 360 - 180);
        return lightness + chroma * (Math.clamp(2 - fromRed / 60, 0, 1) - 0.5);
    }

    private static int rgb(double red, double green, double blue) {
        return (int) Math.clamp(red, 0, 255) << 16
                | (int) Math.clamp(green, 0, 255) << 8
                | (int) Math.clamp(blue, 0, 255);
    }

    private static Map<String, Integer> readNames() {
        var listed = new Properties();
        try (InputStream in = CssColor.class.getResourceAsStream("css-colors.properties")) {
            listed.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var names = new HashMap<String, Integer>();
        listed.forEach((name, hex) -> names.put((String) name, Integer.parseInt((String) hex, 16)));
        return Collections.unmodifiableMap(names);
    }
}
