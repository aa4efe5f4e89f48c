package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.shared.AccountId;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Who came first to a first segment that is nobody's login. It is theirs while they have a badge below it; after that
 * the next one to come has it.
 */
@Component
class Words {

    private static final String HOLDER = "holder";

    private final DocumentsById words;
    private final BadgeShelf shelves;
    private final BadgeStore badges;

    Words(MongoTemplate template, BadgeShelf shelves, BadgeStore badges) {
        this.words = new DocumentsById(template, "badge_words");
        this.shelves = shelves;
        this.badges = badges;
    }

    /** Takes a word for the account; false when it is somebody else's. */
    boolean take(Account account, String word) {
        var own = account.id().value();
        if (words.insert(new Document("_id", word).append(HOLDER, own))) {
            return true;
        }
        var holder = words.find(word).map(found -> found.getString(HOLDER)).orElse(own);
        return holder.equals(own)
                || (!isUsed(new AccountId(holder), word)
                        && words.updateWhere(word, HOLDER, holder, new Update().set(HOLDER, own)));
    }

    private boolean isUsed(AccountId holder, String word) {
        return badges.findAll(holder, shelves.of(holder)).stream()
                .flatMap(Badge::names)
                .anyMatch(name -> name.beginning().word().equals(word));
    }
}
