package dev.tallymark.accounts;

/** The local operator's account cannot become this GitHub user's. */
final class LinkRefused extends RuntimeException {

    private final SignInError error;

    LinkRefused(SignInError error) {
        super(error.code(), null, false, false);
        this.error = error;
    }

    SignInError error() {
        return error;
    }
}
