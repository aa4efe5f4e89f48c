package dev.tallymark.accounts;

import dev.tallymark.shared.AccountId;

/** Asked before an account is given up for another: what a module keeps for it must not be orphaned. */
public interface Possessions {

    boolean areThereAnyOf(AccountId account);
}
