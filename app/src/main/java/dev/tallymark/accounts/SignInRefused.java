package dev.tallymark.accounts;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** Signing in ends here, and the page says why. */
final class SignInRefused extends OAuth2AuthenticationException {

    private final SignInError error;

    SignInRefused(SignInError error, Throwable cause) {
        super(new OAuth2Error(error.code()), cause.toString(), cause);
        this.error = error;
    }

    SignInError error() {
        return error;
    }
}
