package dev.tallymark.shared;

/** Names an account, for ever: random, never a login. */
public record AccountId(String value) {

    public AccountId {
        RandomKey.requireWellFormed(value, "account id");
    }

    /** A new one, never given out before. */
    public static AccountId random() {
        return new AccountId(RandomKey.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
