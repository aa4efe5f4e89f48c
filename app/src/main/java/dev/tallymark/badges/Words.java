package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.shared.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Who came first to a first segment, whether it was a login then or not. Where it is nobody's login it is theirs while
 * they have a badge below it; after that the next one to come has it. Whoever takes a word keeps it for a minute
 * without a badge: that is how long registering one may take.
 */
@Component
class Words {

    static final Duration GRACE = Duration.ofMinutes(1);

    private static final String HOLDER = "holder";
    private static final String TAKEN = "taken";

    private final DocumentsById words;
    private final BadgeShelf shelves;
    private final BadgeStore badges;
    private final Clock clock;

    Words(MongoTemplate template, BadgeShelf shelves, BadgeStore badges, Clock clock) {
        this.words = new DocumentsById(template, "badge_words");
        this.shelves = shelves;
        this.badges = badges;
        this.clock = clock;
    }

    /** Takes a word for the account; false when it is somebody else's. */
    boolean take(Account account, String word) {
        var own = account.id();
        if (words.insert(new Document("_id", word).append(HOLDER, own.value()).append(TAKEN, now()))) {
            return true;
        }
        var held = words.find(word);
        return held.filter(found -> isHeldBy(own, found) || isFree(found))
                        .filter(found -> replace(found, own))
                        .isPresent()
                || words.find(word).filter(found -> isHeldBy(own, found)).isPresent();
    }

    /** Hands a word on, unless who had it has something below it still. */
    void pass(AccountId from, AccountId to, String word) {
        words.find(word)
                .filter(held -> isHeldBy(from, held) && !isUsed(from, word))
                .ifPresent(held -> replace(held, to));
    }

    /** By compare-and-set on the moment at which it was taken. */
    private boolean replace(Document held, AccountId holder) {
        return words.updateWhere(
                held.getString("_id"),
                TAKEN,
                held.getDate(TAKEN),
                new Update().set(HOLDER, holder.value()).set(TAKEN, now()));
    }

    private static boolean isHeldBy(AccountId account, Document held) {
        return held.getString(HOLDER).equals(account.value());
    }

    private boolean isFree(Document held) {
        var graceEnds = held.getDate(TAKEN).toInstant().plus(GRACE);
        return !clock.instant().isBefore(graceEnds)
                && !isUsed(new AccountId(held.getString(HOLDER)), held.getString("_id"));
    }

    private boolean isUsed(AccountId holder, String word) {
        return badges.findAll(holder, shelves.of(holder)).stream()
                .flatMap(Badge::names)
                .anyMatch(name -> name.beginning().word().equals(word));
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
