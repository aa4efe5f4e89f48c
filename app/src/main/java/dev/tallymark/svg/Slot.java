package dev.tallymark.svg;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The holes of a {@link Template}. In markup each is written as its name in braces: {@code {leftWidth}}. */
enum Slot {
    WIDTH("width"),
    LEFT_WIDTH("leftWidth"),
    RIGHT_WIDTH("rightWidth"),
    COLOR("color"),
    LABEL_COLOR("labelColor"),
    /** What a screen reader says. */
    SPOKEN("spoken"),
    LEFT_BAR("leftBar"),
    RIGHT_BAR("rightBar"),
    LABEL("label"),
    MESSAGE("message"),
    LOGO("logo"),
    /** Of a text: what it says, its middle, its length and its colours. */
    TEXT("text"),
    X("x"),
    Y("y"),
    LENGTH("length"),
    FILL("fill"),
    SHADOW("shadow"),
    BUBBLE("bubble");

    private static final Map<String, Slot> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(slot -> slot.written, Function.identity()));

    private final String written;

    Slot(String written) {
        this.written = written;
    }

    static Slot named(String written) {
        var slot = BY_NAME.get(written);
        if (slot == null) {
            throw new IllegalArgumentException("no slot is called " + written);
        }
        return slot;
    }
}
