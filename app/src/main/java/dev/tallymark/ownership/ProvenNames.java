package dev.tallymark.ownership;

import dev.tallymark.shared.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * What accounts have proved to write, in one document per account. Bound to GitHub's numeric ids, so that whoever takes
 * over a login takes over no proof.
 */
@Component
class ProvenNames {

    private static final String NAMES = "names";

    private final MongoTemplate mongo;

    ProvenNames(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * @param owner GitHub's numeric id
     * @param login as it was then
     * @param repo the one repository that is proven, in lower case; null for all that is the owner's
     */
    record Name(long owner, String login, @Nullable String repo) {

        boolean covers(GitHubOwner asked, Beginning beginning) {
            return owner == asked.id()
                    && (repo == null || repo.equals(beginning.repo().orElse("")));
        }
    }

    @Document("proven_names")
    record Names(@Id String id, List<Name> names) {}

    List<Name> of(AccountId account) {
        var found = mongo.findById(account.value(), Names.class);
        return found == null ? List.of() : found.names();
    }

    /** Doing it twice is harmless. */
    void add(AccountId account, Name name) {
        mongo.upsert(
                Query.query(Criteria.where("_id").is(account.value())),
                new Update().addToSet(NAMES, name),
                Names.class);
    }
}
