package dev.tallymark.badges;

import dev.tallymark.web.Numbers;

/** How a count is written on a badge. */
public enum NumberFormat {
    /** {@code 48213} */
    PLAIN,
    /** {@code 48,213} */
    GROUPED,
    /** {@code 48k}: rounded, one decimal below ten, as shields.io does */
    SHORT,
    /** {@code 48.21k}: two decimals, never more than was counted */
    SHORT_EXACT;

    private static final String PREFIXES = "kMGTP";

    /** Writes a count, 0 or more. */
    public String write(long count) {
        return switch (this) {
            case PLAIN -> Long.toString(count);
            case GROUPED -> Numbers.grouped(count);
            case SHORT -> count < 1000 ? Long.toString(count) : rounded(count);
            case SHORT_EXACT -> count < 1000 ? Long.toString(count) : cut(count);
        };
    }

    private static String rounded(long count) {
        int prefix = prefix(count);
        long unit = unit(prefix);
        long tenths = (count * 10 + unit / 2) / unit;
        if (tenths < 100 && tenths % 10 != 0) {
            return decimal(tenths, 10) + PREFIXES.charAt(prefix);
        }
        long whole = (count + unit / 2) / unit;
        return whole < 1000 ? whole + PREFIXES.substring(prefix, prefix + 1) : "1" + PREFIXES.charAt(prefix + 1);
    }

    private static String cut(long count) {
        int prefix = prefix(count);
        return decimal(count / (unit(prefix) / 100), 100) + PREFIXES.charAt(prefix);
    }

    /** A number of so many parts of one, without zeros at the end. */
    private static String decimal(long parts, int one) {
        if (parts % one == 0) {
            return Long.toString(parts / one);
        }
        return parts % 10 == 0 ? decimal(parts / 10, one / 10) : parts / one + "." + padded(parts % one, one);
    }

    private static String padded(long fraction, int one) {
        return one == 100 && fraction < 10 ? "0" + fraction : Long.toString(fraction);
    }

    private static int prefix(long count) {
        int prefix = 0;
        for (long rest = count / 1000; rest >= 1000; rest /= 1000) {
            prefix++;
        }
        return prefix;
    }

    private static long unit(int prefix) {
        long unit = 1000;
        for (int i = 0; i < prefix; i++) {
            unit *= 1000;
        }
        return unit;
    }
}
