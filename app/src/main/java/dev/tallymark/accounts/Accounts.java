package dev.tallymark.accounts;

import dev.tallymark.shared.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * All accounts.
 *
 * <p>An account is found through its <em>login</em>, a small document that names the account behind a way of signing
 * in: {@code github:4711} or {@code local}. Its key is unique, so that two first sign-ins at the same moment agree on
 * one account. The login is written first and the account after it, at every sign-in: what a crash left between the two
 * is mended by the next sign-in, and a renamed person gets their new name.
 */
@Component
public class Accounts {

    private static final String LOCAL = "local";

    private final MongoTemplate mongo;
    private final SignUp signUp;
    private final Clock clock;

    Accounts(MongoTemplate mongo, SignUp signUp, Clock clock) {
        this.mongo = mongo;
        this.signUp = signUp;
        this.clock = clock;
    }

    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(mongo.findById(id.value(), StoredAccount.class))
                .map(StoredAccount::account);
    }

    /**
     * The account of somebody who has just proved to be this GitHub user; made when they come for the first time.
     *
     * @throws SignUpClosed when they have none and may not have one
     */
    Account ofGitHub(GitHubUser user) {
        var login = "github:" + user.id();
        var known = accountBehind(login);
        if (known.isEmpty() && !signUp.admits(user.id())) {
            throw new SignUpClosed();
        }
        return save(
                known.orElseGet(() -> introduce(login)),
                new Update()
                        .set("githubId", user.id())
                        .set("login", user.login())
                        .set("name", user.displayName())
                        .set("avatar", user.avatar().orElse(null)));
    }

    /** The account of the one person of a one-machine install. */
    Account ofLocalOperator() {
        return save(
                accountBehind(LOCAL).orElseGet(() -> introduce(LOCAL)),
                new Update().setOnInsert("login", "operator").setOnInsert("name", "Operator"));
    }

    private Optional<AccountId> accountBehind(String login) {
        return Optional.ofNullable(mongo.findById(login, Login.class)).map(found -> new AccountId(found.account()));
    }

    private AccountId introduce(String login) {
        var id = AccountId.random();
        try {
            mongo.insert(new Login(login, id.value()));
            return id;
        } catch (DuplicateKeyException e) {
            return accountBehind(login).orElseThrow(() -> e);
        }
    }

    private Account save(AccountId id, Update changes) {
        mongo.upsert(
                Query.query(Criteria.where("_id").is(id.value())),
                changes.setOnInsert("created", clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                StoredAccount.class);
        return find(id).orElseThrow();
    }

    /** @param id the way of signing in */
    @Document("logins")
    record Login(@Id String id, String account) {}

    @Document("accounts")
    record StoredAccount(
            @Id String id,
            @Nullable Long githubId,
            String login,
            String name,
            @Nullable String avatar,
            Instant created) {

        Account account() {
            return new Account(
                    new AccountId(id),
                    githubId == null ? OptionalLong.empty() : OptionalLong.of(githubId),
                    login,
                    name,
                    Optional.ofNullable(avatar),
                    created);
        }
    }
}
