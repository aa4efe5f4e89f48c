package dev.tallymark.tally;

import dev.tallymark.tally.journal.BatchLog;
import dev.tallymark.tally.journal.Journal;
import dev.tallymark.tally.journal.MemoryLog;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a tenure begins with.
 *
 * @param reached how far this producer has come; {@code (-1, 0, 0)} when the store does not answer
 * @param lease that it was taken by; a journal's is claimed when the store answers
 */
record Seat(
        String producer,
        BatchLog log,
        Progress reached,
        @Nullable Lease lease) {

    private static final Logger LOG = LoggerFactory.getLogger(Seat.class);
    private static final long MICROS = 1_000_000;

    /** @throws RuntimeException when there is no journal, and the store does not answer */
    static Seat take(Ground ground, Leases leases) throws IOException {
        return switch (ground.durability()) {
            case Durability.InJournal journal -> {
                var producer = journal.producer().id();
                var reached = reachedBy(producer, ground);
                var log = Journal.open(journal.disk(), journal.settings(), journal.producer(), floor(reached, ground));
                yield new Seat(producer, log, reached, null);
            }
            case Durability.InStore store -> {
                var taken = leases.take(ground.leases());
                var held = taken.lease().held();
                if (taken.left() != null) {
                    Settlement.of(ground.stores(), held.producer()).settle(taken.left(), () -> true);
                }
                var log = new MemoryLog(store.limit(), floor(held.reached(), ground), taken.lastMinute());
                yield new Seat(held.producer(), log, held.reached(), taken.lease());
            }
        };
    }

    boolean hasJournal() {
        return lease == null;
    }

    /** No hit may be of a minute before this one: neither of one that is closed, nor of an earlier one than the last. */
    long earliest(long now) {
        return Math.max(now, Math.max(log.minute(), reached.closedBefore()));
    }

    /** Above what the store has applied, and above what any clock of a journal's folder has seen. */
    private static long floor(Progress reached, Ground ground) {
        var now = ground.clock().instant();
        return Math.max(reached.applied(), now.getEpochSecond() * MICROS + now.getNano() / 1_000);
    }

    private static Progress reachedBy(String producer, Ground ground) {
        try {
            return ground.stores().counters(producer).progress(0);
        } catch (RuntimeException e) {
            LOG.warn("The store does not answer; counting starts without it: {}", e.toString());
            return new Progress(-1, 0, 0);
        }
    }
}
