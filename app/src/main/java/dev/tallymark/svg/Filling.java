package dev.tallymark.svg;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What goes into the slots of a {@link Template}. */
final class Filling {

    static final byte[] NOTHING = {};

    private final Map<Slot, byte[]> values = new EnumMap<>(Slot.class);

    /** Puts in a number of whole units. */
    Filling with(Slot slot, int number) {
        return with(slot, ascii(Integer.toString(number)));
    }

    /** Puts in a number of hundredths, without needless zeros: 1,250 is 12.5. */
    Filling withHundredths(Slot slot, int hundredths) {
        int fraction = hundredths % 100;
        if (fraction == 0) {
            return with(slot, hundredths / 100);
        }
        var digits = fraction % 10 == 0
                ? Integer.toString(fraction / 10)
                : Integer.toString(100 + fraction).substring(1);
        return with(slot, ascii(hundredths / 100 + "." + digits));
    }

    /** Puts in a colour. */
    Filling with(Slot slot, Color color) {
        return withMarkup(slot, color.svg());
    }

    /** Puts in markup that is plain ASCII. */
    Filling withMarkup(Slot slot, String ascii) {
        return with(slot, ascii(ascii));
    }

    /** Puts in markup, or text that is already escaped. */
    Filling with(Slot slot, byte[] markup) {
        values.put(slot, markup);
        return this;
    }

    /** What was put in there; a slot left empty by mistake is an error. */
    byte[] get(Slot slot) {
        return Objects.requireNonNull(values.get(slot), slot::name);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
