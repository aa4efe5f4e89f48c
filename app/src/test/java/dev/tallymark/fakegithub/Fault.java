package dev.tallymark.fakegithub;

/** What can be wrong with a GitHub. */
public enum Fault {
    NONE,
    /** The person clicks "Cancel". */
    DENIED,
    /** No token is given: 500. */
    TOKEN_FAILS,
    /** The token that is given is none. */
    TOKEN_IS_WRONG,
    /** The API answers 500. */
    API_FAILS,
    /** The API answers something else than JSON. */
    API_TALKS_NONSENSE,
    /** The connection stands and nothing comes, until it has another fault or none. */
    SILENT
}
