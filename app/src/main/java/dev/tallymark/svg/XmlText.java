package dev.tallymark.svg;

import java.nio.charset.StandardCharsets;

/** Makes any string fit to stand in XML 1.0, in text and in quoted attributes. */
final class XmlText {

    private static final char REPLACEMENT = '\uFFFD';

    private XmlText() {}

    /** The text without blanks at its ends, with U+FFFD for every character that XML cannot carry. */
    static String clean(String text) {
        var legal = replaceIllegal(text);
        int from = 0;
        int to = legal.length();
        while (from < to && isBlank(legal.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(legal.charAt(to - 1))) {
            to--;
        }
        return legal.substring(from, to);
    }

    /** The text in UTF-8, with its markup escaped. */
    static byte[] escape(String text) {
        return escapeMarkup(text).getBytes(StandardCharsets.UTF_8);
    }

    private static String escapeMarkup(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isMarkup(text.charAt(i))) {
                return text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&apos;");
            }
        }
        return text;
    }

    private static boolean isMarkup(char c) {
        return c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
    }

    private static String replaceIllegal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= Character.MIN_SURROGATE || text.charAt(i) < ' ') {
                return text.codePoints()
                        .map(codePoint -> isLegal(codePoint) ? codePoint : REPLACEMENT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    /** What the production {@code Char} of XML 1.0 admits. */
    private static boolean isLegal(int codePoint) {
        return (codePoint >= 0x20 && codePoint <= 0xD7FF)
                || codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || codePoint >= 0x10000;
    }

    /** What JavaScript's {@code trim} takes away, as the widths of shields.io's badges depend on it. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }
}
