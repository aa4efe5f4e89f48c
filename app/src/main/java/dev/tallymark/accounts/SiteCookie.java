package dev.tallymark.accounts;

import dev.tallymark.shared.PublicUrl;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A cookie that scripts cannot read and other sites cannot send along. With https it is named {@code __Host-…}, so that
 * no neighbouring host can set it; browsers refuse that name over http, where it ends in the port: cookies ignore
 * ports, and two services on one machine would sign each other's people out.
 */
public final class SiteCookie {

    private final String name;
    private final boolean secure;
    private final Duration age;

    /**
     * @param purpose its name, without a prefix
     * @param age how long browsers keep it
     */
    public SiteCookie(String purpose, PublicUrl url, Duration age) {
        this.secure = url.isHttps();
        this.name = secure ? "__Host-" + purpose : purpose + portOf(url);
        this.age = age;
    }

    private static String portOf(PublicUrl url) {
        var port = url.base().getPort();
        return port == -1 ? "" : "-" + port;
    }

    /** As browsers know it. */
    public String name() {
        return name;
    }

    Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    void write(HttpServletResponse response, String value) {
        send(response, value, age);
    }

    void clear(HttpServletResponse response) {
        send(response, "", Duration.ZERO);
    }

    private void send(HttpServletResponse response, String value, Duration maxAge) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(maxAge)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
