package dev.tallymark.badges;

import dev.tallymark.badges.BadgeAddress.Form;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The headers that make every view arrive. GitHub's image proxy keeps for a year what does not forbid it, an error
 * included, so every answer has them, whatever is wrong. There is never a validator or a cookie beside them.
 */
final class BadgeHeaders {

    static final String ALLOW = "GET, HEAD";

    /** An image runs and loads nothing, wherever it is opened. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private BadgeHeaders() {}

    static void write(Form form, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-cache, no-store, must-revalidate, max-age=0, s-maxage=0");
        response.setHeader("Pragma", "no-cache");
        response.setHeader("Expires", "0");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        if (form == Form.JSON) {
            response.setHeader("Access-Control-Allow-Origin", "*");
        }
    }

    /** Says what became of the hit; nothing when nobody asked to count. */
    static void writeTiming(HttpServletResponse response, Answer.Hit hit, long nanos) {
        var outcome =
                switch (hit) {
                    case NONE -> "";
                    case DURABLE -> "durable";
                    case PENDING -> "pending";
                    case REFUSED -> "refused";
                };
        if (!outcome.isEmpty()) {
            response.setHeader("Server-Timing", timing(outcome, nanos / 1_000));
        }
    }

    /** Milliseconds with three decimals. */
    private static String timing(String outcome, long micros) {
        var text = new StringBuilder(40).append("tally;desc=").append(outcome).append(";dur=");
        text.append(micros / 1_000).append('.');
        long fraction = micros % 1_000;
        if (fraction < 100) {
            text.append('0');
        }
        if (fraction < 10) {
            text.append('0');
        }
        return text.append(fraction).toString();
    }
}
