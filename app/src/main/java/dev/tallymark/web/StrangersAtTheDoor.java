package dev.tallymark.web;

import dev.tallymark.accounts.ReturnPath;
import dev.tallymark.accounts.WhoIsUnknown;
import dev.tallymark.shared.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What happens to those who may not go on: they sign in first, or come back later, or not at all. */
final class StrangersAtTheDoor implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final PublicUrl url;

    StrangersAtTheDoor(PublicUrl url) {
        this.url = url;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException {
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(login(asked(request)));
        } else {
            // A redirect would put the sign-in page into the fragment that the script asked for.
            response.setHeader("HX-Redirect", login(shown(request)));
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
    }

    private static String login(ReturnPath goal) {
        return "/login?return=" + URLEncoder.encode(goal.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException problem)
            throws IOException {
        var who = SecurityContextHolder.getContext().getAuthentication();
        var status = who instanceof WhoIsUnknown ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.FORBIDDEN;
        response.sendError(status.value());
    }

    /** The page that was asked for; what a form would have changed is not done behind a sign-in. */
    private static ReturnPath asked(HttpServletRequest request) {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return ReturnPath.HOME;
        }
        var query = request.getQueryString();
        return ReturnPath.of(query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query);
    }

    /** The page on which a script asked for a part: its address has what was typed into the builder. */
    private ReturnPath shown(HttpServletRequest request) {
        var page = request.getHeader("HX-Current-URL");
        return page == null || !page.startsWith(url.origin() + '/')
                ? ReturnPath.HOME
                : ReturnPath.of(page.substring(url.origin().length()));
    }
}
