package dev.tallymark.tally;

import dev.tallymark.shared.AccountId;
import java.util.Optional;

/**
 * Whose share of the journal a hit uses. While the store is away the journal fills up, and nobody may fill more than a
 * tenth of it: then that one's hits are refused, and everybody else's go on.
 *
 * @param owner empty for whatever belongs to nobody, which together has one share
 */
public record Charge(Optional<AccountId> owner) {

    /** To what belongs to nobody. */
    public static final Charge NOBODY = new Charge(Optional.empty());

    /** To what belongs to this account. */
    public static Charge to(AccountId owner) {
        return new Charge(Optional.of(owner));
    }
}
