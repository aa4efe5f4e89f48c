package dev.tallymark.badges;

import dev.tallymark.web.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in plain sentences what is different between two states of a badge. */
final class Changes {

    private final List<String> sentences = new ArrayList<>();

    private Changes() {}

    static List<String> between(Badge before, Badge after) {
        var changes = new Changes();
        changes.look(before.look(), after.look());
        if (before.offset() != after.offset()) {
            changes.add("Base count", Numbers.grouped(before.offset()), Numbers.grouped(after.offset()));
        }
        if (before.open() != after.open()) {
            changes.sentences.add(after.open() ? "History made public" : "History made private");
        }
        return List.copyOf(changes.sentences);
    }

    private void look(Look before, Look after) {
        add("Label", before.label(), after.label());
        add("Value colour", before.color(), after.color());
        add("Label colour", word(before.labelColor()), word(after.labelColor()));
        add("Style", before.style().slug(), after.style().slug());
        add("Logo", word(before.logo()), word(after.logo()));
        add("Number format", word(before.format()), word(after.format()));
        if (before.pinned() != after.pinned()) {
            sentences.add(after.pinned() ? "Look fixed, whatever the address says" : "Look open to the address");
        }
    }

    private void add(String what, String before, String after) {
        if (!before.equals(after)) {
            sentences.add(what + ' ' + word(before) + " to " + word(after));
        }
    }

    private static String word(Optional<String> choice) {
        return choice.orElse("");
    }

    private static String word(String text) {
        return text.isEmpty() ? "none" : text;
    }

    private static String word(NumberFormat format) {
        return format.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
