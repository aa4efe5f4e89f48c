package dev.tallymark.tally;

import java.util.Arrays;

/** Hits by minute (minutes since 1970), for the few minutes that a counter has in memory. For one thread at a time. */
final class Minutes {

    /** What to do with each minute. */
    interface Each {
        void accept(long minute, long count);
    }

    private long[] pairs = new long[2];
    private int size;

    void add(long minute, long count) {
        if (count == 0) {
            return;
        }
        for (int i = 2 * size - 2; i >= 0; i -= 2) {
            if (pairs[i] == minute) {
                pairs[i + 1] += count;
                return;
            }
        }
        if (2 * size == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * pairs.length);
        }
        pairs[2 * size] = minute;
        pairs[2 * size + 1] = count;
        size++;
    }

    long get(long minute) {
        for (int i = 0; i < 2 * size; i += 2) {
            if (pairs[i] == minute) {
                return pairs[i + 1];
            }
        }
        return 0;
    }

    /** In no particular order. */
    void forEach(Each each) {
        for (int i = 0; i < 2 * size; i += 2) {
            each.accept(pairs[i], pairs[i + 1]);
        }
    }
}
