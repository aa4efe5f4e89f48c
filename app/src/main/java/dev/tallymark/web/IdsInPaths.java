package dev.tallymark.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/**
 * Lets encoded slashes and the like through to the one kind of page that has a badge's id in its path, which decodes
 * it by itself, once. Everywhere else they stay refused.
 */
@Component
final class IdsInPaths implements HttpFirewall {

    private final StrictHttpFirewall strict = new StrictHttpFirewall();
    private final StrictHttpFirewall forIds = new StrictHttpFirewall();

    IdsInPaths() {
        forIds.setAllowUrlEncodedSlash(true);
        forIds.setAllowUrlEncodedDoubleSlash(true);
        forIds.setAllowUrlEncodedPercent(true);
        forIds.setAllowUrlEncodedPeriod(true);
        forIds.setAllowBackSlash(true);
        forIds.setAllowSemicolon(true);
        forIds.setAllowUrlEncodedLineSeparator(true);
        forIds.setAllowUrlEncodedParagraphSeparator(true);
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        var firewall = request.getRequestURI().startsWith("/b/") ? forIds : strict;
        return firewall.getFirewalledRequest(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return strict.getFirewalledResponse(response);
    }
}
