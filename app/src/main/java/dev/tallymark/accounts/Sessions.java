package dev.tallymark.accounts;

import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Who is signed in where. A session ends 30 days after it was last used, 90 days after it began, or when its owner
 * signs out. The store knows only the hash of a session's key: who reads the store cannot become anybody.
 */
@Component
class Sessions {

    static final Duration IDLE = Duration.ofDays(30);
    static final Duration LONGEST = Duration.ofDays(90);
    private static final Duration SEEN_EVERY = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MongoTemplate mongo;
    private final Clock clock;

    Sessions(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Begins a session and returns its key, for the cookie and nobody else. */
    String open(AccountId account) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = now();
        mongo.insert(new Session(Sha256.of(key), account.value(), now, now, now.plus(IDLE)));
        return key;
    }

    /** Whose session it is, if it still is one. */
    Optional<AccountId> find(String key) {
        var session = mongo.findById(Sha256.of(key), Session.class);
        var now = now();
        if (session == null || !now.isBefore(session.expires())) {
            return Optional.empty();
        }
        if (now.isAfter(session.seen().plus(SEEN_EVERY))) {
            prolong(session, now);
        }
        return Optional.of(new AccountId(session.account()));
    }

    /** A store that can be read and not written is no reason to forget who it is; the next use tries again. */
    private void prolong(Session session, Instant now) {
        try {
            mongo.updateFirst(byId(session.id()), session.prolonging(now), Session.class);
        } catch (DataAccessException e) {
            LOG.warn("A session cannot be prolonged: {}", e.getMessage());
        }
    }

    /**
     * Where an account is signed in, the latest used first.
     *
     * @param key of the session that asks
     */
    List<OpenSession> of(AccountId account, String key) {
        var here = Sha256.of(key);
        var now = now();
        return mongo.find(of(account), Session.class).stream()
                .filter(session -> now.isBefore(session.expires()))
                .sorted(Comparator.comparing(Session::seen).reversed())
                .map(session -> new OpenSession(
                        session.created(), session.seen(), session.id().equals(here)))
                .toList();
    }

    /** Ends all sessions of an account. */
    void closeAll(AccountId account) {
        mongo.remove(of(account), Session.class);
    }

    void close(String key) {
        mongo.remove(byId(Sha256.of(key)), Session.class);
    }

    /** Forgets the sessions that are over. */
    void sweep() {
        mongo.remove(Query.query(Criteria.where("expires").lte(now())), Session.class);
    }

    private static Query of(AccountId account) {
        return Query.query(Criteria.where("account").is(account.value()));
    }

    private static Query byId(String id) {
        return Query.query(Criteria.where("_id").is(id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Document("sessions")
    record Session(@Id String id, String account, Instant created, Instant seen, Instant expires) {

        private Update prolonging(Instant now) {
            var idle = now.plus(IDLE);
            var longest = created.plus(LONGEST);
            return new Update().set("seen", now).set("expires", idle.isBefore(longest) ? idle : longest);
        }
    }
}
