package dev.tallymark.badges;

import dev.tallymark.ownership.Beginning;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * A badge id: 1–200 bytes of UTF-8 without control characters, in segments separated by {@code /}, none of them empty,
 * {@code .} or {@code ..}. Two ids are the same badge when their keys are equal.
 *
 * @param shown as its owner wrote it
 * @param key composed (NFC) and in lower case: what ids are compared and stored by; itself an id whose key is itself
 */
public record BadgeName(String shown, String key) {

    static final int MAX_BYTES = 200;

    /** Reads an id, already decoded from whatever carried it; empty when it is not one. */
    public static Optional<BadgeName> parse(String text) {
        if (!isWellFormed(text)) {
            return Optional.empty();
        }
        var key = keyOf(text);
        return isWellFormed(key) ? Optional.of(new BadgeName(text, key)) : Optional.empty();
    }

    /** What decides who may register it. */
    Beginning beginning() {
        return Beginning.of(key.split("/", 3));
    }

    /** Most ids are plain ASCII in lower case, which is its own key. */
    private static String keyOf(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
                return fold(text);
            }
        }
        return text;
    }

    /**
     * Composes again after lower-casing: {@code J̌} has no composed form, its lower case {@code ǰ} has. One sigma
     * stands for both, because which of them an upper-case one becomes depends on its neighbours.
     */
    private static String fold(String text) {
        return compose(compose(text).toLowerCase(Locale.ROOT).replace('ς', 'σ'));
    }

    private static String compose(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Also asked of the key, because lower-casing can lengthen: {@code İ} becomes an i and a dot. */
    private static boolean isWellFormed(String text) {
        if (text.isEmpty() || text.length() > MAX_BYTES) {
            return false;
        }
        int segment = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                return false;
            }
            if (c == '/') {
                if (isNoSegment(text, segment, i)) {
                    return false;
                }
                segment = i + 1;
            } else if (Character.isSurrogate(c)) {
                if (!Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : c)) {
                    return false;
                }
                i++;
            }
        }
        return !isNoSegment(text, segment, text.length())
                && (text.length() <= MAX_BYTES / 3 || text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES);
    }

    private static boolean isNoSegment(String text, int from, int to) {
        return switch (to - from) {
            case 0 -> true;
            case 1 -> text.charAt(from) == '.';
            case 2 -> text.charAt(from) == '.' && text.charAt(from + 1) == '.';
            default -> false;
        };
    }
}
