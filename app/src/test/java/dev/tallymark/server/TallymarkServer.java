package dev.tallymark.server;

import dev.tallymark.Tallymark;
import dev.tallymark.accounts.SignInCommand;
import dev.tallymark.fakegithub.FakeGitHub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The real service on a free port of this machine, in this process, on a data folder of the test's. Stop it and start
 * it again on the same folder to see what survives.
 */
public final class TallymarkServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Path data;
    private final URI url;

    private TallymarkServer(ConfigurableApplicationContext context, Path data, URI url) {
        this.context = context;
        this.data = data;
        this.url = url;
    }

    /** Without an OAuth app: the operator signs in by one-time link. */
    public static TallymarkServer start(Path data, String... properties) {
        return start(data, freeUrl(), List.of(properties));
    }

    /** As behind a proxy that speaks TLS: it is known by an https address, and listens at {@link #door}. */
    public static TallymarkServer startBehindTls(Path data) {
        return start(data, URI.create("https://localhost:" + freePort()), List.of());
    }

    /** With sign-in at a GitHub that was started for {@link #callbackOf}. */
    public static TallymarkServer start(Path data, URI url, FakeGitHub github, String... properties) {
        var all = new ArrayList<>(List.of(
                "tallymark.github.client-id=" + FakeGitHub.CLIENT_ID,
                "tallymark.github.client-secret=" + FakeGitHub.CLIENT_SECRET,
                "tallymark.github.url=" + github.url(),
                "tallymark.github.api-url=" + github.url()));
        all.addAll(List.of(properties));
        return start(data, url, all);
    }

    private static TallymarkServer start(Path data, URI url, List<String> properties) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + url.getPort(),
                "--management.server.port=0",
                "--tallymark.url=" + url,
                "--tallymark.data=" + data));
        properties.forEach(property -> arguments.add("--" + property));
        var context = new SpringApplicationBuilder(Tallymark.class).run(arguments.toArray(String[]::new));
        return new TallymarkServer(context, data, url);
    }

    /** An address on this machine where nothing listens yet. */
    public static URI freeUrl() {
        return URI.create("http://localhost:" + freePort());
    }

    /** Where GitHub sends people back to. */
    public static URI callbackOf(URI url) {
        return url.resolve("/login/oauth2/code/github");
    }

    public URI url() {
        return url;
    }

    /** Where it takes connections, whatever it is known by. */
    public URI door() {
        return URI.create("http://localhost:" + url.getPort());
    }

    /** What our cookie of this purpose is called here. */
    public String cookie(String purpose) {
        return purpose + "-" + url.getPort();
    }

    /** Where health and metrics are. */
    public URI managementUrl() {
        return URI.create("http://127.0.0.1:"
                + context.getEnvironment().getRequiredProperty("local.management.port", Integer.class));
    }

    /** A piece of the service, for what cannot be seen from outside. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A fresh one-time link, as {@code make signin} prints it. */
    public String signInLink() {
        var console = new ByteArrayOutputStream();
        var printer = new PrintStream(console, true, StandardCharsets.UTF_8);
        var environment = Map.of("TALLYMARK_DATA", data.toString(), "TALLYMARK_URL", url.toString());
        if (new SignInCommand(environment, printer, printer).run() != 0) {
            throw new IllegalStateException(console.toString(StandardCharsets.UTF_8));
        }
        return console.toString(StandardCharsets.UTF_8).strip().substring("Sign in: ".length());
    }

    @Override
    public void close() {
        context.close();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
