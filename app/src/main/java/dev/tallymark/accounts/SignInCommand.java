package dev.tallymark.accounts;

import dev.tallymark.shared.PublicUrl;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * {@code java -jar tallymark.jar signin}: prints a fresh one-time link while the service runs. It starts no service and
 * takes no lock; it only leaves a file where the service looks.
 */
public final class SignInCommand {

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream errors;

    /** @param environment the variables that the service was started with, as far as they were set */
    public SignInCommand(Map<String, String> environment, PrintStream out, PrintStream errors) {
        this.environment = environment;
        this.out = out;
        this.errors = errors;
    }

    /** Prints a line that begins {@code Sign in: } and returns 0, or says why not and returns 1. */
    public int run() {
        try {
            out.println(SignInLine.of(freshLink()));
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
        if (!setting("GITHUB_CLIENT_ID", "").isEmpty()) {
            throw new IllegalStateException("A GitHub OAuth app is set: sign in with GitHub at " + url.at("/login"));
        }
        if (!url.isLoopback()) {
            throw new IllegalStateException("One-time links are for this machine only, and TALLYMARK_URL is " + url
                    + ". Set GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET to sign in there.");
        }
        var data = Path.of(setting("TALLYMARK_DATA", "./data")).toAbsolutePath().normalize();
        var folder = data.resolve(OneTimeLinks.FOLDER);
        if (!Files.isWritable(folder)) {
            throw new IllegalStateException("No service has run with the data folder " + data
                    + ". Start it first, or set TALLYMARK_DATA to its folder.");
        }
        return url.at(new OneTimeLinks(folder, Clock.systemUTC()).create());
    }

    private String setting(String name, String otherwise) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
