package dev.tallymark.accounts;

import dev.tallymark.shared.AccountId;

/** Asked before an account is given up for another: what a module keeps for it must not be orphaned. */
public interface Possessions {

    /** Whether the module keeps anything for the account. */
    boolean areThereAnyOf(AccountId account);
}
