package dev.tallymark.tally;

import java.util.Map;

/** The store will never take these raises, or not all of their parts; every other raise of the call is written. */
final class RaisesRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Map<Raise, String> reasons;

    RaisesRefused(Map<Raise, String> reasons) {
        super(reasons.size() + " counters are refused for good", null, false, false);
        this.reasons = Map.copyOf(reasons);
    }

    /** Why, for each. */
    Map<Raise, String> reasons() {
        return reasons;
    }
}
