package dev.tallymark.tally.journal;

import dev.tallymark.shared.StartRefused;

/** A journal that holds acknowledged hits which cannot be read: going on would lose them without a word. */
public class JournalDamaged extends StartRefused {

    private static final long serialVersionUID = 1;

    JournalDamaged(String file, long offset, String what) {
        super(
                "The journal file %s is damaged at byte %,d: %s".formatted(file, offset, what),
                "Restore the whole data folder from a backup, or start with --quarantine to go on without the hits that"
                        + " cannot be read.");
    }
}
