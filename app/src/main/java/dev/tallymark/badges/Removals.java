package dev.tallymark.badges;

import dev.tallymark.shared.BadgeKey;
import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.Erasure;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Date;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * What is left to do for a deleted badge: what it counted is removed, and a year later its ids are free.
 *
 * <p>Hits that were on their way, and minutes that wait for the time series, reach the stores after the deletion. So
 * the data is removed again and again, from two hours after the deletion, when no memory has the counter any more,
 * until three days after it, when every producer has exported what it had. Both lists are small: the one has the
 * deletions of three days, the other a document for each day of the year to come.
 */
@Component
class Removals {

    /** How long a deleted id is kept from everybody. */
    static final Period RESERVED = Period.ofYears(1);

    static final Duration AFTER = Duration.ofHours(2);
    static final Duration UNTIL = Duration.ofDays(3);

    private final DocumentsById cleanups;
    private final DocumentsById reservations;
    private final BadgeStore store;
    private final NameRegister names;
    private final Directory directory;
    private final Erasure erasure;
    private final Clock clock;

    Removals(
            MongoTemplate template,
            BadgeStore store,
            NameRegister names,
            Directory directory,
            Erasure erasure,
            Clock clock) {
        this.cleanups = new DocumentsById(template, "badge_cleanups");
        this.reservations = new DocumentsById(template, "badge_reservations");
        this.store = store;
        this.names = names;
        this.directory = directory;
        this.erasure = erasure;
        this.clock = clock;
    }

    /** Notes that the badge is about to be deleted. Doing it twice is harmless. */
    void begin(Badge badge) {
        badge.names().forEach(name -> reserve(name, badge.key()));
        cleanups.upsert(
                badge.key().value(),
                new Update().set("subject", badge.subject()).set("at", Date.from(clock.instant())));
    }

    /** Keeps a deleted id for a year. */
    void reserve(BadgeName name, BadgeKey badge) {
        var due = today().plus(RESERVED).plusDays(1);
        reservations.upsert(
                due.toString(),
                new Update().addToSet("names", new Document("name", name.key()).append("badge", badge.value())));
    }

    /** Does what is due. */
    void sweep() {
        cleanups.all().forEach(this::clean);
        var today = today().toString();
        reservations.all().stream()
                .filter(day -> day.getString("_id").compareTo(today) <= 0)
                .forEach(this::free);
    }

    private void clean(Document cleanup) {
        var key = new BadgeKey(cleanup.getString("_id"));
        var age = Duration.between(cleanup.getDate("at").toInstant(), clock.instant());
        // A badge that is still there was not deleted to the end: its owner sees it, and may delete it again.
        if (age.compareTo(AFTER) >= 0 && store.find(key).isEmpty()) {
            erasure.erase(CounterId.of(Subjects.VIEWS, cleanup.getString("subject")));
        }
        if (age.compareTo(UNTIL) >= 0) {
            cleanups.remove(key.value());
        }
    }

    private void free(Document day) {
        for (var entry : day.getList("names", Document.class)) {
            var name = entry.getString("name");
            names.free(name, new BadgeKey(entry.getString("badge")));
            directory.doubt(name);
        }
        reservations.remove(day.getString("_id"));
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
