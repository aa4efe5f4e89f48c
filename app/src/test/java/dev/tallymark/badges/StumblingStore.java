package dev.tallymark.badges;

import dev.tallymark.shared.BadgeKey;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Cannot read the first badge that is looked for. */
final class StumblingStore extends BadgeStore {

    private final List<BadgeKey> failed;

    /** @param failed empty; gets which one it was */
    StumblingStore(MongoTemplate template, List<BadgeKey> failed) {
        super(template);
        this.failed = failed;
    }

    @Override
    Optional<Badge> find(BadgeKey key) {
        if (failed.isEmpty()) {
            failed.add(key);
            throw new IllegalStateException("it cannot be read");
        }
        return super.find(key);
    }
}
