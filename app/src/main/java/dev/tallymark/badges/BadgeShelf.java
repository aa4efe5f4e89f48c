package dev.tallymark.badges;

import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Which badges an account has, in the order they were registered, and how many ids it gave up that are reserved, by the
 * day on which they are free: one document per account.
 */
@Component
class BadgeShelf {

    private static final String BADGES = "badges";
    private static final String RESERVED = "reserved";

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

    /** How many of its ids are reserved beyond today. */
    int reserved(AccountId account, LocalDate today) {
        return reservations(account).entrySet().stream()
                .filter(due -> isAfter(due.getKey(), today))
                .mapToInt(due -> ((Number) due.getValue()).intValue())
                .sum();
    }

    /** One more id is reserved until that day. Days that are over are forgotten. */
    void reserve(AccountId account, LocalDate today, LocalDate due) {
        var update = new Update().inc(RESERVED + '.' + due, 1);
        reservations(account).keySet().stream()
                .filter(day -> !isAfter(day, today))
                .forEach(day -> update.unset(RESERVED + '.' + day));
        shelves.upsert(account.value(), update);
    }

    private Document reservations(AccountId account) {
        return shelves.find(account.value())
                .map(shelf -> shelf.get(RESERVED, Document.class))
                .orElseGet(Document::new);
    }

    private static boolean isAfter(String day, LocalDate today) {
        return LocalDate.parse(day).isAfter(today);
    }
}
