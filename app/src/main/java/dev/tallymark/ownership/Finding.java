package dev.tallymark.ownership;

/** What was found in one README. */
public record Finding(Readme readme, Found found) {

    /** How it stands there. */
    public enum Found {
        LINE,
        NO_LINE,
        /** There is no such README, or strangers may not read it. */
        NO_README,
        TOO_LARGE,
        /** GitHub did not answer. */
        UNKNOWN
    }

    /** Whether it proves that the account writes there. */
    public boolean isProof() {
        return found == Found.LINE;
    }
}
