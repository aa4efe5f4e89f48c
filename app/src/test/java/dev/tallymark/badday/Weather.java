package dev.tallymark.badday;

/** What a {@link FoulWire} does to what passes. */
enum Weather {
    /** Everything passes. */
    FAIR,
    /** Connections are reset, and new ones at once. */
    GONE,
    /** Half of a write passes, and the connection is reset. */
    CUT,
    /** A write passes, and the connection is reset in place of the answer. */
    ANSWER_LOST,
    /** Half-open: everything is taken, and nothing ever answered. */
    SILENT,
    /** Answers come later than anybody waits for them. */
    LATE,
    /** Answers come a few bytes at a time. */
    TRICKLE,
    /** Writes are answered as by a server that is no primary any more. */
    READ_ONLY
}
