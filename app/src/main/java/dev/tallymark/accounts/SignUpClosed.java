package dev.tallymark.accounts;

/** Somebody without an account may not have one here. */
class SignUpClosed extends RuntimeException {

    SignUpClosed() {
        super("sign-up is closed", null, false, false);
    }
}
