package dev.tallymark.badges;

/** There is no such badge, or it is somebody else's: the two are told apart to nobody. */
public class BadgeNotFound extends RuntimeException {

    public BadgeNotFound() {
        super("no such badge");
    }
}
