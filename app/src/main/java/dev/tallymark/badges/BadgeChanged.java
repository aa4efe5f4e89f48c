package dev.tallymark.badges;

/** The badge was changed since it was read; nothing was done. */
public class BadgeChanged extends RuntimeException {

    public BadgeChanged() {
        super("changed meanwhile");
    }
}
