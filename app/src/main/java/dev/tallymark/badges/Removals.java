package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.Erasure;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Deletes badges, and does what is left to do after that: what they counted is removed, and a year later their ids are
 * free.
 *
 * <p>Hits that were on their way, and minutes that wait for the time series, reach the stores after the deletion. So
 * the data is removed twice: two hours after the deletion, when no memory has the counter any more, and three days
 * after it, when every producer has exported what it had.
 */
@Component
class Removals {

    /** How long a deleted id is kept from everybody. */
    static final Period RESERVED = Period.ofYears(1);

    static final Duration AFTER = Duration.ofHours(2);
    static final Duration UNTIL = Duration.ofDays(3);

    static final String DUE = "due";
    private static final String BADGE = "badge";
    private static final String ERASED = "erased";

    private final DocumentsById cleanups;
    private final DocumentsById reservations;
    private final BadgeStore store;
    private final BadgeEdits edits;
    private final NameRegister names;
    private final BadgeShelf shelves;
    private final Directory directory;
    private final Erasure erasure;
    private final Clock clock;

    Removals(
            MongoTemplate template,
            BadgeStore store,
            BadgeEdits edits,
            NameRegister names,
            BadgeShelf shelves,
            Directory directory,
            Erasure erasure,
            Clock clock) {
        this.cleanups = new DocumentsById(template, "badge_cleanups");
        this.reservations = new DocumentsById(template, "badge_reservations");
        this.store = store;
        this.edits = edits;
        this.names = names;
        this.shelves = shelves;
        this.directory = directory;
        this.erasure = erasure;
        this.clock = clock;
    }

    /**
     * Goes from the names to the document, so that a crash between leaves something that can be deleted again. Nobody
     * can accept the badge once that has begun, and what was renamed meanwhile loses its new name as well.
     *
     * @throws BadgeNotFound when it is not the account's
     */
    void delete(Account account, BadgeKey key) {
        Badge badge;
        do {
            badge = closed(account, edits.owned(account, key));
            begin(badge);
            for (var name : badge.names().toList()) {
                names.strike(name, key, clock.instant());
                directory.forget(name);
            }
            shelves.take(account.id(), key);
        } while (!store.remove(badge));
    }

    /** The badge without its offer, written by compare-and-set: who read it before can no longer accept it. */
    private Badge closed(Account account, Badge badge) {
        return edits.replace(account, badge, badge.withOffer(Optional.empty()), List.of())
                .orElseThrow(BadgeChanged::new);
    }

    /** Notes that the badge is about to be deleted. Doing it twice is harmless. */
    void begin(Badge badge) {
        badge.names().forEach(name -> reserve(badge.owner(), name, badge.key()));
        cleanups.upsert(
                badge.key().value(),
                new Update().set("subject", badge.subject()).set("at", Date.from(clock.instant())));
    }

    /** Keeps a deleted id for a year, which counts for who had it. */
    void reserve(AccountId owner, BadgeName name, BadgeKey badge) {
        var today = day(clock);
        var due = today.plus(RESERVED).plusDays(1);
        boolean isNew = reservations
                .find(name.key())
                .filter(known -> known.getString(BADGE).equals(badge.value()))
                .isEmpty();
        reservations.upsert(name.key(), new Update().set(BADGE, badge.value()).set(DUE, due.toString()));
        if (isNew) {
            shelves.reserve(owner, today, due);
        }
    }

    /**
     * Does what is due.
     *
     * @throws Round.Unfinished when some of it failed
     */
    void sweep() {
        var round = new Round();
        round.each(cleanups.all(), this::clean);
        round.each(reservations.findUntil(DUE, day(clock).toString()), this::free);
        round.end();
    }

    private void clean(Document cleanup) {
        var key = new BadgeKey(cleanup.getString("_id"));
        var age = Duration.between(cleanup.getDate("at").toInstant(), clock.instant());
        boolean isLast = age.compareTo(UNTIL) >= 0;
        boolean isDue = isLast || (age.compareTo(AFTER) >= 0 && !cleanup.getBoolean(ERASED, false));
        // A badge that is still there was not deleted to the end: its owner sees it, and may delete it again.
        if (isDue && store.find(key).isEmpty()) {
            erasure.erase(CounterId.of(Subjects.VIEWS, cleanup.getString("subject")));
            cleanups.upsert(key.value(), new Update().set(ERASED, true));
        }
        if (isLast) {
            cleanups.remove(key.value());
        }
    }

    private void free(Document reservation) {
        var name = reservation.getString("_id");
        var badge = reservation.getString(BADGE);
        names.free(name, new BadgeKey(badge));
        directory.doubt(name);
        reservations.removeWhere(name, BADGE, badge);
    }

    /** Today, as reservations count days. */
    static LocalDate day(Clock clock) {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
