package dev.tallymark.ownership;

import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.RandomKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The codes that accounts have been given: one for each login that they want to use, good for a day and for that
 * account and owner alone. A code is no secret once it stands in a README, and proves nothing about anybody else.
 */
@Component
class ProofCodes {

    static final Duration LIFE = Duration.ofHours(24);

    /** 130 random bits. */
    private static final int LENGTH = 26;

    private final MongoTemplate mongo;
    private final Clock clock;

    ProofCodes(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** @param owner GitHub's numeric id of the account that it is about */
    @Document("proof_codes")
    record Code(@Id String id, long owner, String code, Instant ends) {}

    /** The code that is good now, or a new one. */
    Code give(AccountId account, GitHubOwner owner) {
        return find(account, owner).orElseGet(() -> {
            var ends = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
            return mongo.save(new Code(id(account, owner), owner.id(), RandomKey.next(LENGTH), ends));
        });
    }

    /** The code that is good now. */
    Optional<Code> find(AccountId account, GitHubOwner owner) {
        return Optional.ofNullable(mongo.findById(id(account, owner), Code.class))
                .filter(code -> clock.instant().isBefore(code.ends()));
    }

    void use(Code code) {
        mongo.remove(Query.query(Criteria.where("_id").is(code.id())), Code.class);
    }

    /** Forgets the codes that are too old: the collection stays small. */
    void sweep() {
        mongo.remove(Query.query(Criteria.where("ends").lte(clock.instant())), Code.class);
    }

    private static String id(AccountId account, GitHubOwner owner) {
        return account.value() + '/' + owner.id();
    }
}
