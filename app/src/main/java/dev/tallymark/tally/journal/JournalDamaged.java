package dev.tallymark.tally.journal;

/** A journal that holds acknowledged hits which cannot be read: going on would lose them without a word. */
public class JournalDamaged extends RuntimeException {

    JournalDamaged(String segment, long offset, String what) {
        super("journal segment %s is damaged at byte %,d: %s".formatted(segment, offset, what));
    }
}
