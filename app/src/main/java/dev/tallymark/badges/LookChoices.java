package dev.tallymark.badges;

import dev.tallymark.svg.Logos;
import dev.tallymark.svg.Style;
import java.util.List;

/**
 * What the fields of a look offer.
 *
 * @param sample the count that the number formats show themselves with
 * @param logos those that many badges carry; any other of simple-icons may be typed
 */
record LookChoices(long sample, List<Logos.Choice> logos) {

    static LookChoices of(long sample, Logos logos) {
        return new LookChoices(sample, logos.popular());
    }

    /** One way to write a count, as it would look. */
    record Format(String value, String text) {}

    public List<Format> formats() {
        return List.of(NumberFormat.values()).stream()
                .map(format -> new Format(format.name(), format.write(sample)))
                .toList();
    }

    public List<Style> styles() {
        return List.of(Style.values());
    }

    /** The names that most people know from shields.io. */
    public List<String> colors() {
        return List.of(
                "brightgreen",
                "green",
                "yellowgreen",
                "yellow",
                "orange",
                "red",
                "blue",
                "grey",
                "lightgrey",
                "#3453d1");
    }
}
