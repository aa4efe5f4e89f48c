package dev.tallymark.badges;

import dev.tallymark.shared.Sha256;
import dev.tallymark.tally.CounterId;

/**
 * Which counter an id counts on: a hash of its key and of how often it was given out. It is the same before and after
 * the registration, so that what nobody's id was counted becomes its owner's without being moved.
 */
final class Subjects {

    /** The kind of counter that counts badge views. */
    static final String VIEWS = "views";

    /** Of an id that was never given out, and of its first owner. */
    static final int FIRST_GENERATION = 1;

    /** 160 bits of it, as hexadecimal digits. */
    private static final int LENGTH = 40;

    private Subjects() {}

    static String of(String key, int generation) {
        return Sha256.of(generation + "/" + key).substring(0, LENGTH);
    }

    static CounterId counter(String key, int generation) {
        return CounterId.of(VIEWS, of(key, generation));
    }
}
