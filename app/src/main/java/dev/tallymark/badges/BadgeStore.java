package dev.tallymark.badges;

import static dev.tallymark.badges.BadgeMapping.AUDIT;
import static dev.tallymark.badges.BadgeMapping.REVISION;
import static dev.tallymark.badges.BadgeMapping.SUBJECT;

import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The badges themselves, each in one document with its audit lines, so that a change and its line are written together
 * or not at all.
 */
@Component
class BadgeStore {

    /** Older audit lines are dropped. */
    static final int AUDIT_LINES = 200;

    private final DocumentsById badges;

    BadgeStore(MongoTemplate template) {
        this.badges = new DocumentsById(template, "badges");
    }

    void insert(Badge badge, AuditLine line) {
        badges.insert(BadgeMapping.write(badge).append(AUDIT, List.of(BadgeMapping.write(line))));
    }

    /** The badge, whoever owns it: for images, which everybody may see. */
    Optional<Badge> find(BadgeKey key) {
        return badges.findWithout(AUDIT, key.value()).map(BadgeMapping::read);
    }

    /** The badge when it is the account's. */
    Optional<Badge> find(AccountId account, BadgeKey key) {
        return find(key).filter(badge -> badge.owner().equals(account));
    }

    /** Those of them that are the account's, in the order of their keys. */
    List<Badge> findAll(AccountId account, Collection<String> keys) {
        Map<String, Badge> found = new HashMap<>();
        for (var document : badges.findAllWithout(AUDIT, keys)) {
            var badge = BadgeMapping.read(document);
            if (badge.owner().equals(account)) {
                found.put(badge.key().value(), badge);
            }
        }
        return keys.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Whether the subject is some badge's. Looks through all badges where there is no index: for sweepers. */
    boolean isOwned(String subject) {
        return badges.anyWith(SUBJECT, subject);
    }

    /** Writes what may change of a badge that has the revision before; false, and nothing done, when it has not. */
    boolean replace(Badge badge, List<AuditLine> lines) {
        var update = new Update();
        BadgeMapping.write(badge).forEach((field, value) -> {
            if (!field.equals("_id")) {
                update.set(field, value);
            }
        });
        update.push(AUDIT)
                .slice(-AUDIT_LINES)
                .each(lines.stream().map(BadgeMapping::write).toArray());
        return badges.updateWhere(badge.key().value(), REVISION, badge.revision() - 1, update);
    }

    void remove(BadgeKey key) {
        badges.remove(key.value());
    }

    /** Removes it as it was read; false, and nothing done, when it was changed or removed since. */
    boolean remove(Badge badge) {
        return badges.removeWhere(badge.key().value(), REVISION, badge.revision());
    }

    /** Newest first; empty when the badge is not the account's. */
    List<AuditLine> audit(AccountId account, BadgeKey key) {
        var lines = new ArrayList<>(badges.find(key.value())
                .filter(badge -> badge.getString("owner").equals(account.value()))
                .map(badge -> badge.getList(AUDIT, Document.class))
                .orElse(List.of()));
        return lines.reversed().stream().map(BadgeMapping::readLine).toList();
    }
}
