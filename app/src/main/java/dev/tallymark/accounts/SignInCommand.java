package dev.tallymark.accounts;

import dev.tallymark.accounts.OneTimeLinks.Purpose;
import dev.tallymark.shared.PublicUrl;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/**
 * {@code java -jar tallymark.jar signin}, or {@code link}: prints a fresh one-time link while the service runs. It
 * starts no service and takes no lock; it only leaves a file where the service looks.
 */
public final class SignInCommand {

    /** The words that it answers to. */
    public static final Set<String> WORDS = Set.of("signin", "link");

    private final Purpose purpose;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream errors;

    /**
     * @param word one of {@link #WORDS}
     * @param environment the variables that the service was started with, as far as they were set
     */
    public SignInCommand(String word, Map<String, String> environment, PrintStream out, PrintStream errors) {
        this.purpose = word.equals("link") ? Purpose.LINK_GITHUB : Purpose.SIGN_IN;
        this.environment = environment;
        this.out = out;
        this.errors = errors;
    }

    /** Prints a line that begins {@code Sign in: } or {@code Link: } and returns 0, or says why not and returns 1. */
    public int run() {
        try {
            out.println(
                    switch (purpose) {
                        case SIGN_IN -> SignInLine.of(freshLink());
                        case LINK_GITHUB -> "Link: " + freshLink();
                    });
            return 0;
        } catch (IllegalArgumentException | IllegalStateException e) {
            errors.println(e.getMessage());
            return 1;
        } catch (UncheckedIOException e) {
            errors.println("No link can be stored (" + e.getCause()
                    + "). Let this user write there and see that the disk has room.");
            return 1;
        }
    }

    private String freshLink() {
        var url = PublicUrl.of(setting("TALLYMARK_URL", "http://localhost:" + setting("SERVER_PORT", "8080")));
        switch (purpose) {
            case SIGN_IN -> requireThisMachineAlone(url);
            case LINK_GITHUB -> requireAnOAuthApp(url);
        }
        var data = Path.of(setting("TALLYMARK_DATA", "./data")).toAbsolutePath().normalize();
        var folder = data.resolve(purpose.folder);
        if (!Files.isWritable(folder)) {
            throw new IllegalStateException("No service has run with the data folder " + data
                    + ". Start it first, or set TALLYMARK_DATA to its folder.");
        }
        return url.at(new OneTimeLinks(purpose, folder, Clock.systemUTC()).create());
    }

    private void requireThisMachineAlone(PublicUrl url) {
        if (hasOAuthApp()) {
            throw new IllegalStateException("A GitHub OAuth app is set: sign in with GitHub at " + url.at("/login"));
        }
        if (!url.isLoopback()) {
            throw new IllegalStateException("One-time links are for this machine only, and TALLYMARK_URL is " + url
                    + ". Set GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET to sign in there.");
        }
    }

    private void requireAnOAuthApp(PublicUrl url) {
        if (!hasOAuthApp()) {
            throw new IllegalStateException("To link a GitHub account, set GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET of"
                    + " an OAuth app with the callback " + url.at("/login/oauth2/code/github")
                    + ", and start the service with them.");
        }
    }

    private boolean hasOAuthApp() {
        return !setting("GITHUB_CLIENT_ID", "").isEmpty();
    }

    private String setting(String name, String otherwise) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
