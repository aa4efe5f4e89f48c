package dev.tallymark.badges;

import dev.tallymark.shared.BadgeKey;
import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Which badges are offered to whom: a document per person at GitHub. What it lists may be over by now. */
@Component
class OfferList {

    /** More cannot wait for one person's answer, so that nobody's dashboard is flooded. */
    static final int MOST = 20;

    private static final String BADGES = "badges";

    private final DocumentsById offers;

    OfferList(MongoTemplate template) {
        this.offers = new DocumentsById(template, "badge_offers");
    }

    /** Whether an offer on the list still stands. */
    interface StillOpen {
        boolean isOpen(long githubId, BadgeKey badge);
    }

    List<String> of(long githubId) {
        return offers.find(Long.toString(githubId))
                .map(list -> list.getList(BADGES, String.class))
                .orElse(List.of());
    }

    /** Lists one more; false when the list is full of offers that stand. Those that do not make room. */
    boolean put(long githubId, BadgeKey badge, StillOpen offer) {
        var known = of(githubId);
        if (known.size() >= MOST && !known.contains(badge.value())) {
            var over = known.stream()
                    .map(BadgeKey::new)
                    .filter(key -> !offer.isOpen(githubId, key))
                    .toList();
            over.forEach(key -> take(githubId, key));
            if (over.isEmpty()) {
                return false;
            }
        }
        offers.upsert(Long.toString(githubId), new Update().addToSet(BADGES, badge.value()));
        return true;
    }

    void take(long githubId, BadgeKey badge) {
        offers.upsert(Long.toString(githubId), new Update().pull(BADGES, badge.value()));
    }
}
