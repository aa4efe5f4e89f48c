package dev.tallymark.ownership;

import java.time.Instant;

/** What GitHub says when asked for a login. */
public sealed interface Lookup {

    record Found(GitHubOwner owner) implements Lookup {}

    /** There is no account of that name. */
    record Nobody() implements Lookup {}

    /**
     * It does not say.
     *
     * @param again when to ask again
     */
    record Unanswered(Instant again) implements Lookup {}
}
