package dev.tallymark.shared;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Random names of 80 bits in 16 lower-case letters and digits (Crockford's alphabet, without i, l, o, u). */
public final class RandomKey {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    /** Of what {@link #next()} makes. */
    public static final int LENGTH = 16;

    private static final Pattern WELL_FORMED = Pattern.compile("[0-9a-hjkmnp-tv-z]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomKey() {}

    /** Sixteen characters that nobody can guess. */
    public static String next() {
        return next(LENGTH);
    }

    /** So many characters of five random bits each. */
    public static String next(int length) {
        var key = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            key.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return key.toString();
    }

    /** Whether {@link #next()} could have made it. */
    public static boolean isWellFormed(String key) {
        return WELL_FORMED.matcher(key).matches();
    }

    static void requireWellFormed(String key, String what) {
        if (!isWellFormed(key)) {
            throw new IllegalArgumentException("not a " + what);
        }
    }
}
