package dev.tallymark.tally;

/**
 * Names one counter.
 *
 * @param kind what is counted, for example {@code views}; at most 20 letters and digits
 * @param subject a random key that never changes hands, or a hash; at most 64 letters and digits
 * @param facet which part of the subject, for example a page; empty for the whole. At most 200 characters,
 *     none of them a control character
 */
public record CounterId(String kind, String subject, String facet) {

    public CounterId {
        if (!isWord(kind, 20) || !isWord(subject, 64) || !isText(facet, 200)) {
            throw new IllegalArgumentException("not a counter");
        }
    }

    /** By hand: every hit makes one of these. */
    private static boolean isWord(String text, int longest) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= longest;
    }

    private static boolean isText(String text, int longest) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return text.length() <= longest;
    }

    /** The whole of a subject. */
    public static CounterId of(String kind, String subject) {
        return new CounterId(kind, subject, "");
    }

    /** Reads what {@link #key} made. */
    static CounterId parse(String key) {
        int subject = key.indexOf('/') + 1;
        int facet = key.indexOf('/', subject) + 1;
        return new CounterId(key.substring(0, subject - 1), key.substring(subject, facet - 1), key.substring(facet));
    }

    /** One string for journals and stores: {@code kind/subject/facet}. */
    public String key() {
        return kind + '/' + subject + '/' + facet;
    }
}
