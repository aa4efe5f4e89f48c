package dev.tallymark.accounts;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where to go after signing in: a path of our own, whatever a link says. Other sites cannot make us send people to
 * them.
 */
public record ReturnPath(String value) {

    /**
     * One slash, then only what an address may hold. So there is no second slash, plain or encoded, no backslash (which
     * browsers read as one), and no tab or line end (which they skip).
     */
    private static final Pattern OURS =
            Pattern.compile("/(?!/|%2f|%5c)[\\w.~%!$&'()*+,;=:@/?#-]{0,1999}", Pattern.CASE_INSENSITIVE);

    private static final Pattern SIGNING_IN = Pattern.compile("/log(in|out)\\b.*");

    /** The dashboard. */
    public static final ReturnPath HOME = new ReturnPath("/user");

    public ReturnPath {
        if (!isOurs(value)) {
            throw new IllegalArgumentException("not a path of ours");
        }
    }

    /** What was asked for, or {@link #HOME} when that is nothing or not ours. */
    public static ReturnPath of(@Nullable String asked) {
        return asked == null || !isOurs(asked) ? HOME : new ReturnPath(asked);
    }

    private static boolean isOurs(String path) {
        return OURS.matcher(path).matches() && !SIGNING_IN.matcher(path).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
