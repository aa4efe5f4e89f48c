package dev.tallymark.accounts;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why signing in did not work: a code in the address of the page and a sentence on it, never a raw message. */
enum SignInError {
    DENIED("GitHub was told not to sign you in. Nothing was stored."),
    EXPIRED("This sign-in took too long, or another one was started since. Sign in again."),
    CLOSED("New accounts are closed here. Ask whoever runs this service to add your GitHub account."),
    GITHUB("GitHub did not answer as expected. Counting goes on. Try again in a minute."),
    UNAVAILABLE("Accounts cannot be read right now. Counting goes on. Try again in a minute."),
    LINK("This link was used or is older than 10 minutes. Run make signin to print a fresh one."),
    LINK_GITHUB("This link was used or is older than 10 minutes. Run make link to print a fresh one."),
    LINKED_ALREADY("What was made on this machine belongs to another GitHub account already. Nothing was changed."),
    NOTHING_TO_LINK("Nobody has signed in here by one-time link, so there is nothing to link. Nothing was changed."),
    OCCUPIED("That GitHub account has badges here already. Transfer or delete them first. Nothing was changed.");

    private final String sentence;

    SignInError(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The page that says it. */
    String page() {
        return "/login?error=" + code();
    }

    static Optional<SignInError> ofCode(@Nullable String code) {
        for (var error : values()) {
            if (error.code().equals(code)) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }
}
