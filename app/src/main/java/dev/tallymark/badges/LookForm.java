package dev.tallymark.badges;

import dev.tallymark.svg.Color;
import dev.tallymark.svg.Logos;
import dev.tallymark.svg.Style;
import dev.tallymark.web.Numbers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A badge's settings as somebody types them. Everything is text until it is asked for, so that a form with a mistake
 * shows again what was typed, and a preview draws what is right about it.
 *
 * @param errors for each field that is wrong, one sentence that offers the fix
 */
record LookForm(
        String label,
        String color,
        String labelColor,
        String style,
        String logo,
        String format,
        String base,
        boolean pinned,
        boolean open,
        Map<String, String> errors) {

    static final int MAX_LABEL = 100;
    private static final Pattern HEX = Pattern.compile("(?i)[0-9a-f]{3}|[0-9a-f]{6}");

    /** Reads a query or a posted form; fields that it lacks are as for a new badge. */
    static LookForm of(Map<String, String> fields, Logos logos) {
        var fresh = of(Look.DEFAULT, 0, true);
        var form = new LookForm(
                fields.getOrDefault("label", fresh.label).strip(),
                color(fields.getOrDefault("color", fresh.color)),
                color(fields.getOrDefault("labelColor", fresh.labelColor)),
                fields.getOrDefault("style", fresh.style),
                fields.getOrDefault("logo", fresh.logo).strip().toLowerCase(Locale.ROOT),
                fields.getOrDefault("format", fresh.format),
                fields.getOrDefault("base", fresh.base).strip(),
                fields.containsKey("pinned"),
                fields.containsKey("open"),
                new LinkedHashMap<>());
        form.check(logos);
        return form;
    }

    /** The form of a badge as it is. A negative base is not written: it comes from a count that was set. */
    static LookForm of(Look look, long base, boolean open) {
        return new LookForm(
                look.label(),
                look.color(),
                look.labelColor().orElse(""),
                look.style().slug(),
                look.logo().orElse(""),
                look.format().name(),
                base < 0 ? "" : Numbers.grouped(base),
                look.pinned(),
                open,
                Map.of());
    }

    boolean isRight() {
        return errors.isEmpty();
    }

    /** The look; what is wrong in the form is as if nobody had chosen it. */
    Look look() {
        var plain = Look.DEFAULT;
        return new Look(
                errors.containsKey("label") ? plain.label() : label,
                errors.containsKey("color") || color.isEmpty() ? plain.color() : color,
                Optional.of(labelColor).filter(right("labelColor")),
                Style.of(style).orElse(plain.style()),
                Optional.of(logo).filter(right("logo")),
                formatNamed().orElse(plain.format()),
                pinned);
    }

    /** The base count; empty when it is to stay as it is. */
    Optional<Long> baseCount() {
        return base.isEmpty() || errors.containsKey("base") ? Optional.empty() : Optional.of(Counts.parse(base));
    }

    /** The beginning, at most so many characters, none of them cut in two. */
    static String cut(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters));
    }

    private void check(Logos logos) {
        if (label.chars().anyMatch(Character::isISOControl)) {
            errors.put("label", "Leave out control characters. “views” would work.");
        } else if (!cut(label, MAX_LABEL).equals(label)) {
            errors.put("label", "Use at most " + MAX_LABEL + " characters. “" + cut(label, 20) + "” would work.");
        }
        checkColor("color", color);
        checkColor("labelColor", labelColor);
        if (!logo.isEmpty() && logos.find(logo).isEmpty()) {
            errors.put("logo", "simple-icons has no such logo. “github” would work.");
        }
        if (!base.isEmpty() && !Counts.isCount(base)) {
            errors.put("base", Counts.WRONG);
        }
    }

    private void checkColor(String field, String typed) {
        if (!typed.isEmpty() && Color.of(typed).isEmpty()) {
            errors.put(field, "Use a name or a hex code. “blue” or “#3453d1” would work.");
        }
    }

    private Predicate<String> right(String field) {
        return typed -> !typed.isEmpty() && !errors.containsKey(field);
    }

    private Optional<NumberFormat> formatNamed() {
        return Stream.of(NumberFormat.values())
                .filter(known -> known.name().equals(format))
                .findFirst();
    }

    /** People leave out the hash sign; a shields name stays what it is. */
    private static String color(String typed) {
        var stripped = typed.strip();
        return HEX.matcher(stripped).matches() ? "#" + stripped : stripped;
    }
}
