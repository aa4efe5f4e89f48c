package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.ownership.Finding;
import dev.tallymark.ownership.Ownership;
import dev.tallymark.ownership.Proof;
import dev.tallymark.ownership.Readme;
import dev.tallymark.ownership.Verdict;
import dev.tallymark.web.Moment;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a form shows to who wants an id that begins with somebody else's login. */
@Component
class Proofs {

    private final Ownership ownership;

    Proofs(Ownership ownership) {
        this.ownership = ownership;
    }

    /**
     * The steps of a proof.
     *
     * @param checked whether it was looked for just now
     * @param expired whether the line that was given out before is too old
     */
    record Panel(
            String login,
            boolean organisation,
            String line,
            List<Place> places,
            Moment ends,
            boolean checked,
            boolean expired) {}

    /**
     * A README that would do.
     *
     * @param ids what it proves, as ids begin
     * @param found what was found there just now; empty when nobody looked
     */
    record Place(String path, String address, String ids, String found) {}

    /** Looks for the line in the READMEs; what it proves is the account's from then on. */
    List<Finding> check(Account account, BadgeName name) {
        return ownership.of(account, name.beginning()) instanceof Verdict.SomebodyElses other
                ? ownership.check(account, name.beginning(), other.owner())
                : List.of();
    }

    /** The steps, when that is what the id was refused for. */
    Optional<Panel> panel(Account account, BadgeName name, Registration.Refused why, Optional<List<Finding>> findings) {
        return why instanceof Registration.SomebodyElses other
                ? Optional.of(panel(ownership.proof(account, name.beginning(), other.owner()), findings))
                : Optional.empty();
    }

    private static Panel panel(Proof proof, Optional<List<Finding>> findings) {
        var found = findings.orElse(List.of());
        return new Panel(
                proof.owner().login(),
                proof.owner().isOrganisation(),
                proof.line(),
                proof.readmes().stream()
                        .map(readme -> place(proof, readme, found))
                        .toList(),
                Moment.minute(proof.ends()),
                findings.isPresent(),
                findings.filter(List::isEmpty).isPresent());
    }

    private static Place place(Proof proof, Readme readme, List<Finding> findings) {
        var ids =
                proof.owner().login() + readme.proves().map(repo -> "/" + repo).orElse("");
        var found = findings.stream()
                .filter(finding -> finding.readme().equals(readme))
                .map(finding -> words(finding.found()))
                .findFirst();
        return new Place(readme.path(), proof.github() + "/" + readme.repository(), ids, found.orElse(""));
    }

    private static String words(Finding.Found found) {
        return switch (found) {
            case LINE -> "The line is there.";
            case NO_LINE -> "Read just now: the line is not in it.";
            case NO_README -> "Looked just now: no README that everybody may read.";
            case TOO_LARGE -> "Longer than the 512 kB that are read.";
            case UNKNOWN -> "GitHub does not answer now. Check again in a minute.";
        };
    }
}
