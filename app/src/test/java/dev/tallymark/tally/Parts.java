package dev.tallymark.tally;

/**
 * Hits of one counter.
 *
 * @param unowned those before somebody owned it, of which only the total is kept
 * @param owned those since, with a history
 */
record Parts(long unowned, long owned) {

    static final Parts NONE = new Parts(0, 0);

    static Parts of(long count, Tallies.Keep keep) {
        return switch (keep) {
            case TOTAL -> new Parts(count, 0);
            case HISTORY -> new Parts(0, count);
        };
    }

    Parts plus(Parts more) {
        return new Parts(unowned + more.unowned, owned + more.owned);
    }

    Parts minus(Parts less) {
        return new Parts(unowned - less.unowned, owned - less.owned);
    }

    /** The first so many of them: nobody gives back what is owned. */
    Parts first(long count) {
        long before = Math.min(count, unowned);
        return new Parts(before, Math.min(count - before, owned));
    }

    long total() {
        return unowned + owned;
    }
}
