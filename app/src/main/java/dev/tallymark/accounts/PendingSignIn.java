package dev.tallymark.accounts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sign-in that is at GitHub now. It waits in a cookie of the visitor's browser, so that strangers store nothing here.
 *
 * @param state what GitHub must give back, so that nobody can slip somebody else's sign-in in
 * @param verifier what proves that who began the sign-in ends it (PKCE)
 * @param goal where to go afterwards
 * @param link the code of the link that it is for, when somebody links their account instead of signing in
 */
record PendingSignIn(String state, String verifier, ReturnPath goal, Optional<String> link) {

    private static final Pattern CODE = Pattern.compile("\\w+");

    PendingSignIn {
        link = link.filter(code -> CODE.matcher(code).matches());
    }

    /** In letters that a cookie may have. */
    String text() {
        var path = goal.value().getBytes(StandardCharsets.US_ASCII);
        return String.join(
                ".", state, verifier, Base64.getUrlEncoder().withoutPadding().encodeToString(path), link.orElse(""));
    }

    /** Reads {@link #text} back; a cookie can hold anything. */
    static Optional<PendingSignIn> parse(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4 || parts[0].isEmpty() || parts[1].isEmpty()) {
            return Optional.empty();
        }
        try {
            var path = new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.US_ASCII);
            return Optional.of(new PendingSignIn(parts[0], parts[1], ReturnPath.of(path), Optional.of(parts[3])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
