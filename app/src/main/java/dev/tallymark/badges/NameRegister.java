package dev.tallymark.badges;

import dev.tallymark.shared.BadgeKey;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * To which badge an id belongs: one document per id that was ever given out, so that whoever inserts it first has it.
 * The entry of a deleted badge stays, and keeps the id from being given out again for a year.
 */
@Component
class NameRegister {

    /** How long a deleted id is kept from everybody. */
    static final Period RESERVED = Period.ofYears(1);

    private static final String BADGE = "badge";
    private static final String DELETED = "deleted";
    private static final String GENERATION = "generation";

    private final DocumentsById names;

    NameRegister(MongoTemplate template) {
        this.names = new DocumentsById(template, "badge_names");
    }

    /**
     * @param generation how often the id has been given out, this time included
     * @param deleted when the badge was deleted, if it was
     */
    record Entry(BadgeKey badge, int generation, Optional<Instant> deleted) {

        boolean isReserved(Instant now) {
            return deleted.filter(at -> now.isBefore(
                            at.atOffset(ZoneOffset.UTC).plus(RESERVED).toInstant()))
                    .isPresent();
        }
    }

    Optional<Entry> find(String key) {
        return names.find(key).map(NameRegister::read);
    }

    /** Gives out an id that was never given out; false when somebody was faster. */
    boolean enter(BadgeName name, BadgeKey badge) {
        return names.insert(new Document("_id", name.key())
                .append(BADGE, badge.value())
                .append(GENERATION, Subjects.FIRST_GENERATION));
    }

    /** Gives out an id again; false when somebody was faster. */
    boolean enterAgain(BadgeName name, Entry before, BadgeKey badge) {
        return names.updateWhere(
                name.key(),
                BADGE,
                before.badge().value(),
                new Update()
                        .set(BADGE, badge.value())
                        .set(GENERATION, before.generation() + 1)
                        .unset(DELETED));
    }

    /** Marks the id of a badge as deleted; nothing when it belongs to another badge by now. */
    void strike(BadgeName name, BadgeKey badge, Instant now) {
        names.updateWhere(name.key(), BADGE, badge.value(), new Update().set(DELETED, Date.from(now)));
    }

    private static Entry read(Document document) {
        return new Entry(
                new BadgeKey(document.getString(BADGE)),
                document.getInteger(GENERATION),
                Optional.ofNullable(document.getDate(DELETED)).map(Date::toInstant));
    }
}
