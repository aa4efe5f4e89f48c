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
    private final LocalSignIn local;
    private final Clock clock;

    Accounts(MongoTemplate mongo, SignUp signUp, LocalSignIn local, Clock clock) {
        this.mongo = mongo;
        this.signUp = signUp;
        this.local = local;
        this.clock = clock;
    }

    /** The account of that id, unless it was given up. */
    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(mongo.findById(id.value(), StoredAccount.class))
                .map(stored -> stored.account(local));
    }

    /**
     * The account of somebody who has just proved to be this GitHub user; made when they come for the first time.
     *
     * @throws SignUpClosed when they have none and may not have one
     */
    Account ofGitHub(GitHubUser user) {
        var login = nameOf(user);
        var known = accountBehind(login);
        if (known.isEmpty() && !signUp.admits(user.id())) {
            throw new SignUpClosed();
        }
        return save(known.orElseGet(() -> introduce(login)), as(user));
    }

    /** The account of the one person of a one-machine install; it stays theirs when they have linked GitHub. */
    Account ofLocalOperator() {
        return save(
                accountBehind(LOCAL).orElseGet(() -> introduce(LOCAL)),
                new Update().set("local", true).setOnInsert("login", "operator").setOnInsert("name", "Operator"));
    }

    /** Whose account {@link #link} would give up: the one that they have from an earlier sign-in, if there is one. */
    Optional<Account> behind(GitHubUser user) {
        return accountBehind(nameOf(user)).flatMap(this::find);
    }

    /**
     * The local operator's account, which {@link #link} would give to this GitHub user.
     *
     * @throws LinkRefused when nobody has signed in by one-time link here, or did and linked another GitHub account
     */
    Account linkable(GitHubUser user) {
        var operator = accountBehind(LOCAL)
                .flatMap(this::find)
                .orElseThrow(() -> new LinkRefused(SignInError.NOTHING_TO_LINK));
        if (operator.githubId().stream().anyMatch(linked -> linked != user.id())) {
            throw new LinkRefused(SignInError.LINKED_ALREADY);
        }
        return operator;
    }

    /**
     * Gives the local operator's account to this GitHub user: from now on both ways of signing in lead to it. An
     * account that the user had is given up. May be done again.
     *
     * @throws LinkRefused when it is not {@link #linkable}
     */
    Account link(GitHubUser user) {
        var operator = linkable(user);
        var given = accountBehind(nameOf(user)).filter(id -> !id.equals(operator.id()));
        mongo.save(new Login(nameOf(user), operator.id().value()));
        given.ifPresent(id -> mongo.remove(byId(id), StoredAccount.class));
        return save(operator.id(), as(user).set("local", true));
    }

    private static Update as(GitHubUser user) {
        return new Update()
                .set("githubId", user.id())
                .set("login", user.login())
                .set("name", user.displayName())
                .set("avatar", user.avatar().orElse(null));
    }

    private static String nameOf(GitHubUser user) {
        return "github:" + user.id();
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
                byId(id),
                changes.setOnInsert("created", clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                StoredAccount.class);
        return find(id).orElseThrow();
    }

    private static Query byId(AccountId id) {
        return Query.query(Criteria.where("_id").is(id.value()));
    }

    /** @param id the way of signing in */
    @Document("logins")
    record Login(@Id String id, String account) {}

    /** @param local whether a one-time link leads to it; without, as it was first stored, who has no GitHub id */
    @Document("accounts")
    record StoredAccount(
            @Id String id,
            @Nullable Long githubId,
            String login,
            String name,
            @Nullable String avatar,
            Instant created,
            @Nullable Boolean local) {

        Account account(LocalSignIn signIn) {
            boolean behindLinks = local == null ? githubId == null : local;
            return new Account(
                    new AccountId(id),
                    githubId == null ? OptionalLong.empty() : OptionalLong.of(githubId),
                    login,
                    name,
                    Optional.ofNullable(avatar),
                    created,
                    behindLinks && signIn.isOffered());
        }
    }
}
