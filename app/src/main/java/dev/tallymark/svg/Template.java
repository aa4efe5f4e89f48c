package dev.tallymark.svg;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * Markup with holes, kept as bytes between the holes, so that drawing a badge is a handful of array copies into one
 * array of the right length. Threads may share it.
 */
final class Template {

    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern BLANK_BETWEEN_TAGS = Pattern.compile("(?<=[>}]) | (?=[<{])");

    /** One more than there are slots: what stands before, between and after them. */
    private final byte[][] literals;

    private final Slot[] slots;
    private final int literalLength;

    private Template(byte[][] literals, Slot[] slots) {
        this.literals = literals;
        this.slots = slots;
        int length = 0;
        for (byte[] literal : literals) {
            length += literal.length;
        }
        this.literalLength = length;
    }

    /** Reads markup; blanks between its tags and holes are there for the reader of the source alone. */
    static Template of(String markup) {
        var oneLine = BLANKS.matcher(markup.strip()).replaceAll(" ");
        var compact = BLANK_BETWEEN_TAGS.matcher(oneLine).replaceAll("");
        var literals = new ArrayList<byte[]>();
        var slots = new ArrayList<Slot>();
        var hole = HOLE.matcher(compact);
        int end = 0;
        while (hole.find()) {
            literals.add(compact.substring(end, hole.start()).getBytes(StandardCharsets.UTF_8));
            slots.add(Slot.named(hole.group(1)));
            end = hole.end();
        }
        literals.add(compact.substring(end).getBytes(StandardCharsets.UTF_8));
        return new Template(literals.toArray(byte[][]::new), slots.toArray(Slot[]::new));
    }

    /** The markup with every hole filled. */
    byte[] fill(Filling filling) {
        int length = literalLength;
        for (Slot slot : slots) {
            length += filling.get(slot).length;
        }
        var filled = new byte[length];
        int at = copy(literals[0], filled, 0);
        for (int i = 0; i < slots.length; i++) {
            at = copy(filling.get(slots[i]), filled, at);
            at = copy(literals[i + 1], filled, at);
        }
        return filled;
    }

    private static int copy(byte[] from, byte[] to, int at) {
        System.arraycopy(from, 0, to, at, from.length);
        return at + from.length;
    }
}
