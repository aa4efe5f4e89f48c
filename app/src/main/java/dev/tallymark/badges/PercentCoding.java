package dev.tallymark.badges;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Undoes percent-encoding, once and strictly: what is not valid UTF-8 afterwards is refused and not repaired. */
final class PercentCoding {

    private PercentCoding() {}

    /** Of a part of a path. Characters beyond ASCII are taken for bytes, which is how they came. */
    static Optional<String> decodePath(String raw) {
        return isPlain(raw, false) ? Optional.of(raw) : decode(raw, false);
    }

    /** Of a value in a query, where a plus is a blank. */
    static Optional<String> decodeQuery(String raw) {
        return isPlain(raw, true) ? Optional.of(raw) : decode(raw, true);
    }

    private static boolean isPlain(String raw, boolean query) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%' || c >= 0x80 || (query && c == '+')) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> decode(String raw, boolean query) {
        var bytes = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            int value = c;
            if (c == '%') {
                value = i + 2 < raw.length() ? hex(raw.charAt(i + 1), raw.charAt(i + 2)) : -1;
                i += 2;
            } else if (query && c == '+') {
                value = ' ';
            }
            if (value < 0 || value > 0xff) {
                return Optional.empty();
            }
            bytes[length++] = (byte) value;
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int hex(char high, char low) {
        int value = (Character.digit(high, 16) << 4) | Character.digit(low, 16);
        return high < 0x80 && low < 0x80 ? value : -1;
    }
}
