package dev.tallymark.badges;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * A badge id as CONTRACTS has it: 1–200 bytes of UTF-8 without control characters, in segments separated by
 * {@code /}, none of them empty, {@code .} or {@code ..}. Two ids are the same badge when their keys are equal.
 *
 * @param shown as its owner wrote it
 * @param key after NFC and lower-casing: what ids are compared and stored by
 */
public record BadgeName(String shown, String key) {

    static final int MAX_BYTES = 200;

    /** Reads an id, already decoded from whatever carried it; empty when it is not one. */
    public static Optional<BadgeName> parse(String text) {
        if (text.isEmpty() || text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.empty();
        }
        return Optional.of(new BadgeName(
                text, Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT)));
    }

    /** What decides who may own it. */
    public String firstSegment() {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }
}
