package dev.tallymark.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.ChildJvm;
import dev.tallymark.Tallymark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInCommandTest {

    @TempDir
    Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void printsALinkThatTheServiceTakes() throws IOException {
        var folder = Files.createDirectory(data.resolve("signin"));

        assertThat(run(Map.of("SERVER_PORT", "9999"))).isZero();

        assertThat(text(out)).startsWith("Sign in: http://localhost:9999/login/once/");
        var code = text(out).strip().replaceFirst(".*/", "");
        assertThat(new OneTimeLinks(OneTimeLinks.Purpose.SIGN_IN, folder, Clock.systemUTC()).use(code))
                .isTrue();
    }

    @Test
    void isTheOneWordAfterTheProgram() throws IOException, InterruptedException {
        Files.createDirectory(data.resolve("signin"));
        var program = ChildJvm.of(Tallymark.class, "signin");
        program.environment().put("TALLYMARK_DATA", data.toString());
        program.environment().put("TALLYMARK_URL", "http://localhost:9999");

        var process = program.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(printed.lines()).singleElement().asString().startsWith("Sign in: http://localhost:9999/login/once/");
    }

    @Test
    void saysSoWhenNoServiceHasRunThere() {
        assertThat(run(Map.of())).isEqualTo(1);
        assertThat(text(errors)).contains("No service has run with the data folder " + data);
    }

    @Test
    void saysInOneLineWhenTheLinkCannotBeStored() throws IOException {
        Files.createFile(data.resolve("signin"));

        assertThat(run(Map.of())).isEqualTo(1);
        assertThat(text(errors).lines()).singleElement().asString().startsWith("No link can be stored");
    }

    @Test
    void printsNothingForAPublicServiceOrOneWithAnOAuthApp() throws IOException {
        Files.createDirectory(data.resolve("signin"));

        assertThat(run(Map.of("TALLYMARK_URL", "https://tally.example"))).isEqualTo(1);
        assertThat(run(Map.of("GITHUB_CLIENT_ID", "id"))).isEqualTo(1);
        assertThat(run(Map.of("TALLYMARK_URL", "tally.example"))).isEqualTo(1);
        assertThat(text(out)).isEmpty();
        assertThat(text(errors)).contains("this machine only", "sign in with GitHub", "must be http(s)://");
    }

    @Test
    void printsALinkToLinkGitHubWithAtAnyAddressOnceAnOAuthAppIsSet() throws IOException {
        var folder = Files.createDirectory(data.resolve("link"));

        assertThat(run("link", Map.of("TALLYMARK_URL", "https://tally.example", "GITHUB_CLIENT_ID", "id")))
                .isZero();

        assertThat(text(out)).startsWith("Link: https://tally.example/login/link/");
        var code = text(out).strip().replaceFirst(".*/", "");
        assertThat(new OneTimeLinks(OneTimeLinks.Purpose.LINK_GITHUB, folder, Clock.systemUTC()).use(code))
                .isTrue();
    }

    @Test
    void saysWhichOAuthAppItTakesToLinkGitHub() throws IOException {
        Files.createDirectory(data.resolve("link"));

        assertThat(run("link", Map.of())).isEqualTo(1);
        assertThat(text(errors))
                .contains("GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET", "http://localhost:8080/login/oauth2/code/github");
    }

    private int run(Map<String, String> settings) {
        return run("signin", settings);
    }

    private int run(String word, Map<String, String> settings) {
        var environment = new HashMap<>(settings);
        environment.put("TALLYMARK_DATA", data.toString());
        return new SignInCommand(word, environment, printer(out), printer(errors)).run();
    }

    private static PrintStream printer(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream from) {
        return from.toString(StandardCharsets.UTF_8);
    }
}
