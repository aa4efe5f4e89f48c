package dev.tallymark.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Every error of every part ends here, whether a controller, a filter or the container found it: a page for who reads
 * pages, RFC 9457 problem details for everyone else and for every path of the API. The words are ours and fixed; the
 * only text that an exception may bring is the reason of a {@link ResponseStatusException}, which is written for the
 * client.
 */
@Controller
class ErrorPages implements ErrorController {

    /** A store that is away is often back as soon. */
    private static final String SECONDS_TO_WAIT = "5";

    private final ErrorAttributes errors;
    private final MessageSource sentences;

    ErrorPages(ErrorAttributes errors, MessageSource sentences) {
        this.errors = errors;
        this.sentences = sentences;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        var status = status(request);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        var path = attribute(request, RequestDispatcher.ERROR_REQUEST_URI).orElse("/error");
        return wantsPage(request, path) ? page(status) : problem(status, path, reason(request));
    }

    private ModelAndView page(HttpStatus status) {
        var page = new ModelAndView("error", status);
        page.addObject("status", status.value());
        page.addObject("title", sentence(status, "title"));
        page.addObject("sentence", sentence(status, "sentence"));
        return page;
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String path, Optional<String> reason) {
        var problem = ProblemDetail.forStatusAndDetail(status, reason.orElseGet(() -> sentence(status, "sentence")));
        problem.setTitle(status.getReasonPhrase());
        uri(path).ifPresent(problem::setInstance);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** What the status has of its own, else what its hundred says. */
    private String sentence(HttpStatus status, String part) {
        var general = status.is5xxServerError() ? "500" : "400";
        var fallback = sentences.getMessage("error." + general + "." + part, null, Locale.ENGLISH);
        var own = sentences.getMessage("error." + status.value() + "." + part, null, fallback, Locale.ENGLISH);
        return own == null ? fallback : own;
    }

    private Optional<String> reason(HttpServletRequest request) {
        return errors.getError(new ServletWebRequest(request)) instanceof ResponseStatusException known
                ? Optional.ofNullable(known.getReason())
                : Optional.empty();
    }

    /** The path is as it came over the wire, and need not be one. */
    private static Optional<URI> uri(String path) {
        try {
            return Optional.of(new URI(path));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean wantsPage(HttpServletRequest request, String path) {
        boolean api = path.startsWith("/api/") || path.startsWith("/v1/");
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return !api && accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** Somebody who opens {@code /error} itself finds nothing there. */
    private static HttpStatus status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? Optional.ofNullable(HttpStatus.resolve(code)).orElse(HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.NOT_FOUND;
    }

    private static Optional<String> attribute(HttpServletRequest request, String name) {
        @Nullable Object value = request.getAttribute(name);
        return Optional.ofNullable(value).map(Object::toString);
    }
}
