package dev.tallymark.tally;

import dev.tallymark.tally.journal.Disk;
import dev.tallymark.tally.journal.JournalSettings;
import dev.tallymark.tally.journal.Producer;

/** What makes a hit durable, and therefore answered. */
sealed interface Durability {

    /** How many bytes of hits may wait for the store. */
    long limit();

    /** A journal on a disk of this machine's own, which has its own producer. */
    record InJournal(Disk disk, JournalSettings settings, Producer producer) implements Durability {

        @Override
        public long limit() {
            return settings.limit();
        }
    }

    /** The store, whose majority has it; nothing is kept on a disk here. */
    record InStore(long limit) implements Durability {}
}
