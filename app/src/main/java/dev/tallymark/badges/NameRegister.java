package dev.tallymark.badges;

import dev.tallymark.shared.BadgeKey;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * To which badge an id belongs: one document per id that was ever given out, so that whoever inserts it first has it. A
 * renamed badge has several. The entry of a deleted badge keeps the id from being given out again until
 * {@link Removals} frees it; then the entry only says how often that was.
 */
@Component
class NameRegister {

    private static final String BADGE = "badge";
    private static final String DELETED = "deleted";
    private static final String GENERATION = "generation";

    private final DocumentsById names;

    NameRegister(MongoTemplate template) {
        this.names = new DocumentsById(template, "badge_names");
    }

    /**
     * @param badge who has the id, or had it when it was deleted; nobody when it is free again
     * @param generation of the badge that has it, or the next one's when it is free
     * @param deleted when the badge was deleted, if it was
     */
    record Entry(Optional<BadgeKey> badge, int generation, Optional<Instant> deleted) {

        /** Of an id that was never given out. */
        static final Entry NONE = new Entry(Optional.empty(), Subjects.FIRST_GENERATION, Optional.empty());

        boolean isFree() {
            return badge.isEmpty();
        }

        boolean isReserved() {
            return deleted.isPresent();
        }

        boolean belongsTo(BadgeKey key) {
            return deleted.isEmpty() && badge.equals(Optional.of(key));
        }
    }

    Entry find(String key) {
        return names.find(key).map(NameRegister::read).orElse(Entry.NONE);
    }

    /** Gives out an id that is free; false when somebody was faster. */
    boolean enter(BadgeName name, BadgeKey badge) {
        var first = new Document("_id", name.key())
                .append(BADGE, badge.value())
                .append(GENERATION, Subjects.FIRST_GENERATION);
        return names.insert(first)
                || names.updateWhere(name.key(), BADGE, null, new Update().set(BADGE, badge.value()));
    }

    /** Takes back an id that was just given out and never used; nothing when that badge has it not. */
    void leave(BadgeName name, BadgeKey badge) {
        if (find(name.key()).belongsTo(badge)) {
            names.updateWhere(name.key(), BADGE, badge.value(), new Update().unset(BADGE));
        }
    }

    /** Marks an id as deleted; nothing when it belongs to another badge by now. */
    void strike(BadgeName name, BadgeKey badge, Instant now) {
        names.updateWhere(name.key(), BADGE, badge.value(), new Update().set(DELETED, Date.from(now)));
    }

    /** Lets an id be given out again, without its past; nothing when that badge has it still, or another by now. */
    void free(String key, BadgeKey badge) {
        if (find(key).isReserved()) {
            names.updateWhere(
                    key,
                    BADGE,
                    badge.value(),
                    new Update().inc(GENERATION, 1).unset(BADGE).unset(DELETED));
        }
    }

    private static Entry read(Document document) {
        return new Entry(
                Optional.ofNullable(document.getString(BADGE)).map(BadgeKey::new),
                document.getInteger(GENERATION),
                Optional.ofNullable(document.getDate(DELETED)).map(Date::toInstant));
    }
}
