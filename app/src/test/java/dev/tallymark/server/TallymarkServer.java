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
import java.util.HashMap;
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
    private final int port;

    private TallymarkServer(ConfigurableApplicationContext context, Path data, URI url, int port) {
        this.context = context;
        this.data = data;
        this.url = url;
        this.port = port;
    }

    /** Without an OAuth app: the operator signs in by one-time link. */
    public static TallymarkServer start(Path data, String... properties) {
        return start(data, freeUrl(), List.of(properties));
    }

    /** As behind a proxy that speaks TLS: it is known by an https address, and listens at {@link #port}. */
    public static TallymarkServer startBehindTls(Path data) {
        return start(data, URI.create("https://localhost:" + freePort()), List.of());
    }

    /** With sign-in at a GitHub that was started for {@link #callbackOf}. */
    public static TallymarkServer start(Path data, URI url, FakeGitHub github, String... properties) {
        var all = new ArrayList<>(signingInAt(github));
        all.addAll(List.of(properties));
        return start(data, url, all);
    }

    /** Likewise behind a proxy: the public address leads there, and to {@link #port} only from there. */
    public static TallymarkServer behind(URI url, Path data, FakeGitHub github, String... properties) {
        var all = new ArrayList<>(signingInAt(github));
        all.addAll(List.of(properties));
        return start(data, url, freePort(), all);
    }

    private static List<String> signingInAt(FakeGitHub github) {
        return List.of(
                "tallymark.github.client-id=" + FakeGitHub.CLIENT_ID,
                "tallymark.github.client-secret=" + FakeGitHub.CLIENT_SECRET,
                "tallymark.github.url=" + github.url(),
                "tallymark.github.api-url=" + github.url());
    }

    private static TallymarkServer start(Path data, URI url, List<String> properties) {
        return start(data, url, url.getPort(), properties);
    }

    private static TallymarkServer start(Path data, URI url, int port, List<String> properties) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--management.server.port=0",
                "--tallymark.url=" + url,
                "--tallymark.data=" + data));
        properties.forEach(property -> arguments.add("--" + property));
        var context = new SpringApplicationBuilder(Tallymark.class).run(arguments.toArray(String[]::new));
        return new TallymarkServer(context, data, url, port);
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

    /** Where it listens on this machine. */
    public int port() {
        return port;
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
        return printed("signin", Map.of()).substring("Sign in: ".length());
    }

    /** A fresh link to link GitHub with, as {@code make link} prints it. */
    public String linkLink() {
        return printed("link", Map.of("GITHUB_CLIENT_ID", FakeGitHub.CLIENT_ID)).substring("Link: ".length());
    }

    private String printed(String word, Map<String, String> settings) {
        var console = new ByteArrayOutputStream();
        var printer = new PrintStream(console, true, StandardCharsets.UTF_8);
        var environment = new HashMap<>(settings);
        environment.put("TALLYMARK_DATA", data.toString());
        environment.put("TALLYMARK_URL", url.toString());
        if (new SignInCommand(word, environment, printer, printer).run() != 0) {
            throw new IllegalStateException(console.toString(StandardCharsets.UTF_8));
        }
        return console.toString(StandardCharsets.UTF_8).strip();
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
