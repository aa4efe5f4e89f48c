package dev.tallymark.badges;

import dev.tallymark.accounts.Possessions;
import dev.tallymark.shared.AccountId;
import org.springframework.stereotype.Component;

/** Keeps an account from being given up while it has badges. */
@Component
class OwnedBadges implements Possessions {

    private final Badges badges;

    OwnedBadges(Badges badges) {
        this.badges = badges;
    }

    @Override
    public boolean areThereAnyOf(AccountId account) {
        return !badges.of(account).isEmpty();
    }
}
