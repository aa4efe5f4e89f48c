package dev.tallymark.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers parameters that cannot be decoded ({@code ?x=%zz}) with what their status says. They are the sender's fault,
 * and no stranger may fill the log with traces; whoever asks for a parameter first finds out, a filter or a page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreadableParameters extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        try {
            rest.doFilter(request, response);
        } catch (InvalidParameterException e) {
            response.sendError(e.getErrorCode());
        } catch (ServletException e) {
            if (!(e.getCause() instanceof InvalidParameterException unreadable)) {
                throw e;
            }
            response.sendError(unreadable.getErrorCode());
        }
    }
}
