package dev.tallymark.ownership;

import dev.tallymark.accounts.Account;
import dev.tallymark.accounts.GitHubApp;
import dev.tallymark.accounts.Operators;
import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.PublicUrl;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Says who may register which ids, by their beginning.
 *
 * <p>A login is its owner's, and GitHub is asked for the owner's numeric id each time: a login that changed hands is at
 * once the new owner's to register, and a proof about the old one covers nothing. What GitHub has no account for is
 * nobody's. The operator of one machine signs in without GitHub and may register anything: nobody else is there. Where
 * GitHub does not answer, an operator of an install that the world cannot reach may do so too.
 */
@Component
public class Ownership {

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9_-]{1,39}");

    private final Logins logins;
    private final Readmes readmes;
    private final ProofCodes codes;
    private final ProvenNames proven;
    private final Questions questions;
    private final GitHubApp github;
    private final Operators operators;
    private final PublicUrl site;
    private final Clock clock;

    Ownership(
            Logins logins,
            Readmes readmes,
            ProofCodes codes,
            ProvenNames proven,
            Questions questions,
            GitHubApp github,
            Operators operators,
            PublicUrl site,
            Clock clock) {
        this.logins = logins;
        this.readmes = readmes;
        this.codes = codes;
        this.proven = proven;
        this.questions = questions;
        this.github = github;
        this.operators = operators;
        this.site = site;
        this.clock = clock;
    }

    /** Whether the account may register ids that begin so. */
    public Verdict of(Account account, Beginning beginning) {
        if (account.isLocalOperator()) {
            return new Verdict.Yours();
        }
        if (!beginning.couldBeLogin()) {
            return new Verdict.Nobodys();
        }
        return switch (ask(account, beginning.word())) {
            case Lookup.Found found -> of(account, beginning, found.owner());
            case Lookup.Nobody _ -> new Verdict.Nobodys();
            case Lookup.Unanswered _ when operators.include(account) && site.isPrivate() -> new Verdict.Yours();
            case Lookup.Unanswered later -> new Verdict.Unanswered(later.again());
        };
    }

    private Verdict of(Account account, Beginning beginning, GitHubOwner owner) {
        boolean same = account.githubId().equals(OptionalLong.of(owner.id()));
        return same || proven.of(account.id()).stream().anyMatch(name -> name.covers(owner, beginning))
                ? new Verdict.Yours()
                : new Verdict.SomebodyElses(owner);
    }

    /** Who has a login at GitHub. */
    public Lookup person(Account asker, String login) {
        return LOGIN.matcher(login).matches() ? ask(asker, login.toLowerCase(Locale.ROOT)) : new Lookup.Nobody();
    }

    /** What the account has to do to register ids with this beginning. Asking again changes nothing for a day. */
    public Proof proof(Account account, Beginning beginning, GitHubOwner owner) {
        var code = codes.give(account.id(), owner);
        return new Proof(owner, github.url(), Proof.line(code.code()), Readme.of(owner, beginning), code.ends());
    }

    /**
     * Looks into the READMEs for the account's code, until it is found in one: the account may then register what that
     * README proves, for good. Without a code that is good now, nothing is looked at.
     */
    public List<Finding> check(Account account, Beginning beginning, GitHubOwner owner) {
        var findings = new ArrayList<Finding>();
        var code = codes.find(account.id(), owner);
        if (code.isEmpty()) {
            return findings;
        }
        for (var readme : Readme.of(owner, beginning)) {
            var finding = questions.admit(account.id())
                    ? readmes.look(readme, code.get().code())
                    : new Finding(readme, Finding.Found.UNKNOWN);
            findings.add(finding);
            if (finding.isProof()) {
                proven.add(
                        account.id(),
                        new ProvenNames.Name(
                                owner.id(), owner.login(), readme.proves().orElse(null)));
                codes.use(code.get());
                break;
            }
        }
        return findings;
    }

    /** What the account proved to write, each with a slash at its end: {@code lumen-labs/}, {@code apache/arrow/}. */
    public List<String> proven(AccountId account) {
        return proven.of(account).stream()
                .map(name -> name.login() + '/' + (name.repo() == null ? "" : name.repo() + '/'))
                .distinct()
                .toList();
    }

    private Lookup ask(Account asker, String login) {
        return questions.admit(asker.id())
                ? logins.find(login)
                : new Lookup.Unanswered(clock.instant().plus(Questions.HOUR));
    }
}
