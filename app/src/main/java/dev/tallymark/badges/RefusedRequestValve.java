package dev.tallymark.badges;

import dev.tallymark.badges.Answer.Hit;
import dev.tallymark.badges.Answer.Notice;
import dev.tallymark.badges.BadgeAddress.Form;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Answers what Tomcat refuses before any filter sees it: addresses that are not properly encoded, too long, or hold
 * bytes that may not stand in one. Those of badges get their image or JSON all the same, and everything else a problem
 * of one line, in place of Tomcat's own page.
 */
final class RefusedRequestValve extends ValveBase {

    private final BadgeReply reply;

    RefusedRequestValve(BadgeReply reply) {
        super(true);
        this.reply = reply;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
            getNext().invoke(request, response);
            return;
        }
        response.setSuspended(false);
        var address = BadgeAddress.read(RequestTarget.of(request), QueryValues.NONE);
        if (address.isPresent()) {
            badge(address.get().form(), request, response);
        } else {
            problem(response);
        }
    }

    private void badge(Form form, Request request, Response response) throws IOException {
        BadgeHeaders.write(form, response);
        var method = request.getMethod();
        boolean viewing = method == null || method.isEmpty() || method.equals("GET");
        if (!viewing && !method.equals("HEAD")) {
            response.setHeader("Allow", BadgeHeaders.ALLOW);
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        response.setStatus(HttpServletResponse.SC_OK);
        BadgeHeaders.writeTiming(response, viewing ? Hit.REFUSED : Hit.NONE, 0);
        reply.write(form, Notice.INVALID_ID, QueryValues.NONE, response);
    }

    private static void problem(Response response) throws IOException {
        var body = "{\"title\":\"The request could not be understood\",\"status\":" + response.getStatus() + "}\n";
        var bytes = body.getBytes(StandardCharsets.US_ASCII);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/problem+json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
