package dev.tallymark.badges;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values in the query of an address, each decoded when it is asked for. */
record QueryValues(@Nullable String raw) {

    static final QueryValues NONE = new QueryValues(null);

    boolean isEmpty() {
        return raw == null || raw.isEmpty();
    }

    /** The first value of that name; empty when there is none, or when it is not properly encoded. */
    Optional<String> value(String name) {
        if (raw == null) {
            return Optional.empty();
        }
        for (int at = 0; at <= raw.length(); ) {
            int next = raw.indexOf('&', at);
            int end = next < 0 ? raw.length() : next;
            int value = at + name.length();
            if (value <= end && raw.startsWith(name, at) && (value == end || raw.charAt(value) == '=')) {
                return PercentCoding.decodeQuery(raw.substring(Math.min(value + 1, end), end));
            }
            at = end + 1;
        }
        return Optional.empty();
    }
}
