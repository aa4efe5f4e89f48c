package dev.tallymark.accounts;

import dev.tallymark.shared.AccountId;
import java.security.Principal;

/**
 * Who makes this request: the principal of every signed-in request, for
 * {@code @AuthenticationPrincipal SignedIn who} in controllers.
 */
public record SignedIn(Account account) implements Principal {

    /** Whose request it is. */
    public AccountId id() {
        return account.id();
    }

    @Override
    public String getName() {
        return account.id().value();
    }
}
