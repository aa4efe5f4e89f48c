package dev.tallymark.badges;

import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Which badges an account has, in the order they were registered: one document per account. */
@Component
class BadgeShelf {

    private static final String BADGES = "badges";

    private final DocumentsById shelves;

    BadgeShelf(MongoTemplate template) {
        this.shelves = new DocumentsById(template, "badge_shelves");
    }

    List<String> of(AccountId account) {
        return shelves.find(account.value())
                .map(shelf -> shelf.getList(BADGES, String.class))
                .orElse(List.of());
    }

    /** Doing it twice is harmless. */
    void put(AccountId account, BadgeKey badge) {
        shelves.upsert(account.value(), new Update().addToSet(BADGES, badge.value()));
    }

    void take(AccountId account, BadgeKey badge) {
        shelves.upsert(account.value(), new Update().pull(BADGES, badge.value()));
    }
}
