package dev.tallymark.svg;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The five shapes that shields.io knows. */
public enum Style {
    FLAT,
    FLAT_SQUARE,
    PLASTIC,
    FOR_THE_BADGE,
    SOCIAL;

    private final String slug = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As in addresses: {@code flat-square}. */
    public String slug() {
        return slug;
    }

    /** The style of that name, if there is one. */
    public static Optional<Style> of(String slug) {
        return Stream.of(values()).filter(style -> style.slug.equals(slug)).findFirst();
    }
}
