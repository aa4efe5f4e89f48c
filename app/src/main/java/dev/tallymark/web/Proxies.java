package dev.tallymark.web;

import dev.tallymark.shared.StartRefused;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * The proxies that stand before us and tell the truth about who asks ({@code TALLYMARK_PROXIES}). What anybody else
 * says in {@code X-Forwarded-For} is not listened to.
 *
 * @param proxies addresses or CIDR blocks, such as {@code 10.0.0.0/8}
 */
@ConfigurationProperties("tallymark")
record Proxies(@DefaultValue List<String> proxies) {

    private static final Pattern WITH_PORT = Pattern.compile("\\[([^]]+)](?::\\d+)?|(\\d+\\.\\d+\\.\\d+\\.\\d+):\\d+");

    Proxies {
        proxies = List.copyOf(proxies);
        proxies.forEach(Proxies::matcher);
    }

    /**
     * Who really asks: the rightmost address on the way that is not one of the proxies; the leftmost where all are.
     *
     * @param peer who is connected to us
     * @param forwardedFor the values of {@code X-Forwarded-For} in the order of their lines
     */
    String client(String peer, List<String> forwardedFor) {
        var trusted = proxies.stream().map(Proxies::matcher).toList();
        var way = List.of(String.join(",", forwardedFor).split(",", -1));
        var client = peer;
        for (int hop = way.size() - 1; hop >= 0 && isTrusted(trusted, client); hop--) {
            var before = address(withoutPort(way.get(hop).strip()));
            if (before.isEmpty()) {
                break;
            }
            client = before.get();
        }
        return client;
    }

    /** In full: addresses have short forms ({@code 10.1}), which the blocks do not know. */
    private static Optional<String> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text))
                    .filter(address -> !address.isAnyLocalAddress())
                    .map(InetAddress::getHostAddress);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isTrusted(List<IpAddressMatcher> trusted, String address) {
        return trusted.stream().anyMatch(block -> block.matches(address));
    }

    /** Some proxies write the port as well. */
    private static String withoutPort(String address) {
        var parts = WITH_PORT.matcher(address);
        if (!parts.matches()) {
            return address;
        }
        return parts.group(1) == null ? parts.group(2) : parts.group(1);
    }

    private static IpAddressMatcher matcher(String block) {
        try {
            return new IpAddressMatcher(block);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "TALLYMARK_PROXIES has \"" + block + "\", which is no address and no CIDR block",
                    "Write addresses or blocks such as 10.0.0.0/8, separated by commas.",
                    e);
        }
    }
}
