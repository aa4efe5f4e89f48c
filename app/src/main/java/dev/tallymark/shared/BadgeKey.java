package dev.tallymark.shared;

/** Names a badge, for ever, however often its id is changed. Stands in addresses of the owner's pages. */
public record BadgeKey(String value) {

    public BadgeKey {
        RandomKey.requireWellFormed(value, "badge key");
    }

    /** A new one, never given out before. */
    public static BadgeKey random() {
        return new BadgeKey(RandomKey.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
