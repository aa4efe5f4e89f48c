package dev.tallymark.badges;

import dev.tallymark.ownership.GitHubOwner;
import java.time.Instant;

/** What came of asking for an id, for a new badge or for one that is renamed. */
public sealed interface Registration {

    /** @param badge has the id now */
    record Registered(Badge badge) implements Registration {}

    /** Why the id was not given out; nothing was changed. */
    sealed interface Refused extends Registration {}

    /** @param byYou whether it is already the account's own */
    record Taken(boolean byYou) implements Refused {}

    /** Deleted less than a year ago. */
    record Reserved() implements Refused {}

    /** The first segment is somebody else's login, and the account has not proved to write for them. */
    record SomebodyElses(GitHubOwner owner) implements Refused {}

    /** The first segment is no login, and somebody else came first. */
    record WordTaken(String word) implements Refused {}

    /**
     * GitHub does not say whose the first segment is.
     *
     * @param again when to try again
     */
    record Unanswered(Instant again) implements Refused {}

    /** @param limit how many ids one account may have for badges, or reserved since it gave them up */
    record TooMany(int limit) implements Refused {}

    /** @param perHour how many ids one account may ask for in an hour */
    record TooFast(int perHour) implements Refused {}

    /** @param limit how many former ids one badge may have */
    record TooManyAliases(int limit) implements Refused {}
}
