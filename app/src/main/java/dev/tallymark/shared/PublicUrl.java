package dev.tallymark.shared;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where the world finds the service ({@code TALLYMARK_URL}). It alone decides links, snippets, redirects, Origin
 * checks, the cookie's name and HSTS; a forwarded Host is never believed.
 *
 * @param base scheme, host and port, without a path and without a slash at the end,
 *     as browsers write it: in lower case, and without the port that the scheme has by itself
 */
public record PublicUrl(URI base) {

    public PublicUrl {
        var scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || base.getHost() == null) {
            throw noAddress(base.toString());
        }
        if ((base.getRawPath() != null && !base.getRawPath().isEmpty())
                || base.getRawQuery() != null
                || base.getRawFragment() != null
                || base.getRawUserInfo() != null) {
            throw new IllegalArgumentException("TALLYMARK_URL has no path, query, fragment or user: " + base);
        }
        base = URI.create(scheme + "://" + base.getHost().toLowerCase(Locale.ROOT) + port(scheme, base.getPort()));
    }

    /** Reads it as an operator writes it; one slash at the end is forgiven. */
    public static PublicUrl of(String text) {
        try {
            return new PublicUrl(new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text));
        } catch (URISyntaxException e) {
            throw noAddress(text);
        }
    }

    private static IllegalArgumentException noAddress(String text) {
        return new IllegalArgumentException("TALLYMARK_URL must be http(s)://host[:port], not " + text);
    }

    /** Browsers leave out the port that a scheme has by itself. */
    private static String port(String scheme, int port) {
        return port == -1 || port == (scheme.equals("https") ? 443 : 80) ? "" : ":" + port;
    }

    /** The whole address of a path that begins with a slash and is already encoded. */
    public String at(String path) {
        return base + path;
    }

    /** Whether nobody on the way can read along. */
    public boolean isHttps() {
        return "https".equals(base.getScheme());
    }

    /** Whether only this machine can reach it: localhost, 127.0.0.0/8 or [::1]. */
    public boolean isLoopback() {
        var host = base.getHost();
        return host.equals("localhost") || host.matches("127\\.\\d+\\.\\d+\\.\\d+") || host.equals("[::1]");
    }

    /** Whether GitHub cannot reach it: loopback, private and link-local addresses, and names without a dot. */
    public boolean isPrivate() {
        var host = base.getHost();
        return isLoopback()
                || (!host.contains(".") && !host.startsWith("["))
                || host.endsWith(".local")
                || host.endsWith(".internal")
                || host.matches("10\\.\\d+\\.\\d+\\.\\d+")
                || host.matches("192\\.168\\.\\d+\\.\\d+")
                || host.matches("169\\.254\\.\\d+\\.\\d+")
                || host.matches("172\\.(1[6-9]|2\\d|3[01])\\.\\d+\\.\\d+")
                || host.matches("\\[f[cde].*");
    }

    /** As an {@code Origin} header has it. */
    public String origin() {
        return base.toString();
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
