package dev.tallymark.badges;

import dev.tallymark.tally.CounterId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which counter an id counts on: a hash of its key and of how often it was given out. It is the same before and after
 * the registration, so that what nobody's id was counted becomes its owner's without being moved.
 */
final class Subjects {

    /** The kind of counter that counts badge views. */
    static final String VIEWS = "views";

    /** Of an id that was never given out, and of its first owner. */
    static final int FIRST_GENERATION = 1;

    private static final int BYTES = 20;

    private Subjects() {}

    static String of(String key, int generation) {
        var hash = sha256().digest((generation + "/" + key).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    static CounterId counter(String key, int generation) {
        return CounterId.of(VIEWS, of(key, generation));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
