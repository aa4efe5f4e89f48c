package dev.tallymark.tally;

import java.util.Arrays;

/** Hits by minute (minutes since 1970), oldest first. For one thread at a time. */
final class Minutes {

    /** What to do with each minute. */
    interface Each {
        void accept(long minute, long count);
    }

    private long[] pairs = new long[2];
    private int size;

    /** Whether the minute is a new one here. */
    boolean add(long minute, long count) {
        if (count == 0) {
            return false;
        }
        int at = firstNotBefore(minute);
        if (at < size && pairs[2 * at] == minute) {
            pairs[2 * at + 1] += count;
            return false;
        }
        if (2 * size == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * pairs.length);
        }
        System.arraycopy(pairs, 2 * at, pairs, 2 * at + 2, 2 * (size - at));
        pairs[2 * at] = minute;
        pairs[2 * at + 1] = count;
        size++;
        return true;
    }

    long get(long minute) {
        int at = firstNotBefore(minute);
        return at < size && pairs[2 * at] == minute ? pairs[2 * at + 1] : 0;
    }

    /** Oldest first. */
    void forEach(Each each) {
        forEach(0, size, each);
    }

    /** Those in {@code [from, to)}, oldest first. */
    void forEachBetween(long from, long to, Each each) {
        forEach(firstNotBefore(from), firstNotBefore(to), each);
    }

    private void forEach(int from, int to, Each each) {
        for (int i = 2 * from; i < 2 * to; i += 2) {
            each.accept(pairs[i], pairs[i + 1]);
        }
    }

    /** Hits come in the order of their minutes, so most often this is the last one or the end. */
    private int firstNotBefore(long minute) {
        if (size == 0 || pairs[2 * size - 2] < minute) {
            return size;
        }
        if (pairs[2 * size - 2] == minute) {
            return size - 1;
        }
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pairs[2 * middle] < minute) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    long total() {
        var sum = new long[1];
        forEach((minute, count) -> sum[0] += count);
        return sum[0];
    }
}
