package dev.tallymark.ownership;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an id begins, as far as that decides who may register it. What merely looks like a login counts as it: width,
 * whitespace and invisible characters make no other owner, and what looks like a slash ends the segment.
 *
 * @param word the first segment, folded
 * @param repo the second one, folded, if there is one
 */
public record Beginning(String word, Optional<String> repo) {

    /** What Unicode calls ignorable, however it is assigned by now, and the empty braille cell. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cf}\\p{Z}\\s\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f"
                    + "\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff0-\\ufff8\\x{e0000}-\\x{e0fff}]+");

    /** More than GitHub allows today: there are older logins, those of companies, and those of apps. */
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9_-]{1,39}(\\[bot])?");

    private static final Pattern REPOSITORY = Pattern.compile("(?!\\.{1,2}$)[a-z0-9._-]{1,100}");

    /** @param segments of an id, at least one */
    public static Beginning of(String... segments) {
        var repo = segments.length > 1 ? Optional.of(fold(segments[1])) : Optional.<String>empty();
        return new Beginning(fold(segments[0]), repo);
    }

    /** Whether GitHub could have an account of that name, so that it has to be asked. */
    boolean couldBeLogin() {
        return LOGIN.matcher(word).matches();
    }

    /** The second segment, where GitHub could have a repository of that name. */
    Optional<String> repository() {
        return repo.filter(name -> REPOSITORY.matcher(name).matches());
    }

    private static String fold(String segment) {
        var compatible = Normalizer.normalize(segment, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var seen = UNSEEN.matcher(compatible).replaceAll("");
        int slash = seen.indexOf('/');
        return slash < 0 ? seen : seen.substring(0, slash);
    }
}
