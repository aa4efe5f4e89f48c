package dev.tallymark.tally;

/**
 * Names one counter.
 *
 * @param kind what is counted, for example {@code views}; letters only
 * @param subject a random key that never changes hands, or a hash; letters and digits
 * @param facet which part of the subject, for example a page; empty for the whole. At most 200 bytes
 */
public record CounterId(String kind, String subject, String facet) {

    public CounterId {
        if (!kind.matches("[a-z]{1,20}") || !subject.matches("[A-Za-z0-9]{1,64}")) {
            throw new IllegalArgumentException("not a counter");
        }
    }

    /** The whole of a subject. */
    public static CounterId of(String kind, String subject) {
        return new CounterId(kind, subject, "");
    }

    /** One string for journals and stores: {@code kind/subject/facet}. */
    public String key() {
        return kind + '/' + subject + '/' + facet;
    }
}
