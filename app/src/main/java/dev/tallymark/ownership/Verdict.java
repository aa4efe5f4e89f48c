package dev.tallymark.ownership;

import java.time.Instant;

/** Whether an account may register ids that begin so. */
public sealed interface Verdict {

    /** By its login, or because it proved to write there. */
    record Yours() implements Verdict {}

    /** GitHub has no such account: who comes first has it. */
    record Nobodys() implements Verdict {}

    /** A login or organisation that the account may prove to write for. */
    record SomebodyElses(GitHubOwner owner) implements Verdict {}

    /**
     * GitHub does not say.
     *
     * @param again when to ask again
     */
    record Unanswered(Instant again) implements Verdict {}
}
