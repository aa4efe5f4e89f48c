package dev.tallymark.badges;

import dev.tallymark.badges.Answer.Hit;
import dev.tallymark.badges.Answer.Notice;
import dev.tallymark.badges.BadgeAddress.Form;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The door that every view of a badge comes through: before Spring Security and Spring MVC, which a badge has no use
 * for and which take three times as long.
 *
 * <p>The way of a hit is {@link BadgeAddress} (which id), {@link Counting} (what it stands for, and how many),
 * {@link BadgeReply} (the image).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BadgeFilter extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(BadgeFilter.class);

    private final Counting counting;
    private final BadgeReply reply;
    private final BadgeMeters meters;

    BadgeFilter(Counting counting, BadgeReply reply, BadgeMeters meters) {
        this.counting = counting;
        this.reply = reply;
        this.meters = meters;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var query = new QueryValues(request.getQueryString());
        var address = BadgeAddress.read(request.getRequestURI(), query);
        if (address.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            answer(address.get(), query, request, response);
        }
    }

    private void answer(
            BadgeAddress address, QueryValues query, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        BadgeHeaders.write(address.form(), response);
        var method = request.getMethod();
        if (method.equals("GET")) {
            serve(address, query, isLooking(request, query), response);
        } else if (method.equals("HEAD")) {
            serve(address, query, true, response);
        } else if (method.equals("OPTIONS") && address.form() == Form.JSON) {
            preflight(response);
        } else {
            response.setHeader("Allow", BadgeHeaders.ALLOW);
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    private void serve(BadgeAddress address, QueryValues query, boolean looking, HttpServletResponse response)
            throws IOException {
        long start = System.nanoTime();
        var answer = ask(address, looking);
        long nanos = System.nanoTime() - start;
        BadgeHeaders.writeTiming(response, answer.hit(), nanos);
        reply.write(address.form(), answer.says(), query, response);
        meters.answered(answer, nanos);
    }

    /** Whatever goes wrong, an image that may not be an error is answered. */
    private Answer ask(BadgeAddress address, boolean looking) {
        if (address.name().isEmpty()) {
            return new Answer(Notice.INVALID_ID, looking ? Hit.NONE : Hit.REFUSED);
        }
        var name = address.name().get();
        try {
            return looking ? counting.look(name) : counting.hit(name);
        } catch (RuntimeException e) {
            LOG.error("A badge could not be answered", e);
            return new Answer(Notice.UNAVAILABLE, looking ? Hit.NONE : Hit.REFUSED);
        }
    }

    /** Whether nobody views this: the address says so, or the browser only thinks that somebody may. */
    private static boolean isLooking(HttpServletRequest request, QueryValues query) {
        return isPrefetch(request.getHeader("Sec-Purpose"))
                || isPrefetch(request.getHeader("Purpose"))
                || (!query.isEmpty() && query.value("count").filter("0"::equals).isPresent());
    }

    private static boolean isPrefetch(@Nullable String purpose) {
        return purpose != null && purpose.contains("prefetch");
    }

    private static void preflight(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", BadgeHeaders.ALLOW);
        response.setHeader("Access-Control-Allow-Headers", "*");
        response.setHeader("Access-Control-Max-Age", "86400");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
