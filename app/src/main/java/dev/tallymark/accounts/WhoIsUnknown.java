package dev.tallymark.accounts;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * Somebody has a session cookie and the store does not answer. Public pages take them for a stranger; pages that need
 * to know answer 503 instead of asking them to sign in again.
 */
public final class WhoIsUnknown extends AbstractAuthenticationToken {

    WhoIsUnknown() {
        super(List.of());
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return "unknown";
    }
}
