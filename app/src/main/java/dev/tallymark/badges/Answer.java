package dev.tallymark.badges;

import dev.tallymark.svg.BadgeImage;

/** What a badge says, and what became of the hit that asked for it. */
record Answer(Says says, Hit hit) {

    /** What a badge says. */
    sealed interface Says {}

    /**
     * A count.
     *
     * @param blank the owner's badge, drawn but for the number
     */
    record Count(long number, Look look, BadgeImage blank) implements Says {}

    /** Why there is no count. */
    enum Notice implements Says {
        INVALID_ID("invalid id"),
        GONE("gone"),
        NOT_REGISTERED("not registered"),
        UNAVAILABLE("unavailable");

        private final String message;

        Notice(String message) {
            this.message = message;
        }

        String message() {
            return message;
        }
    }

    /** What became of a hit. */
    enum Hit {
        /** It was only asked, not counted: {@code HEAD}, a prefetch, {@code count=0}. */
        NONE,
        /** Counted and on disk. */
        DURABLE,
        /** Counted in memory, and not known to be on disk. */
        PENDING,
        /** Not counted. */
        REFUSED
    }
}
