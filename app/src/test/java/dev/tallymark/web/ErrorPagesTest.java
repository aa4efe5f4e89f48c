package dev.tallymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

class ErrorPagesTest {

    private final DefaultErrorAttributes errors = new DefaultErrorAttributes();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final ErrorPages pages = new ErrorPages(errors, sentences());

    @ParameterizedTest
    @CsvSource({
        "404, /nothing, Nothing here",
        "403, /user/badges/new, This page may not do that",
        "418, /user, That request cannot be read",
        "500, /user, Something failed on our side",
        "503, /user, Not available now"
    })
    void whoReadsPagesGetsAPage(int status, String path, String title) {
        var request = failed(status, path);
        request.addHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(pages.error(request, response)).isInstanceOfSatisfying(ModelAndView.class, page -> {
            assertThat(page.getStatus()).isEqualTo(HttpStatus.valueOf(status));
            assertThat(page.getModel()).containsEntry("title", title);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/user", "/api/v1/series"})
    void whatIsAwaySaysWhenToAskAgain(String path) {
        pages.error(failed(503, path), response);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    }

    @Test
    void otherErrorsDoNotAskToBeRepeated() {
        pages.error(failed(404, "/user"), response);
        assertThat(response.getHeader("Retry-After")).isNull();
    }

    @Test
    void pathsOfTheApiGetProblemDetailsWhateverTheyAccept() {
        var request = failed(404, "/api/v1/badge");
        request.addHeader("Accept", "text/html");
        var problem = problem(request);
        assertThat(problem.getDetail()).isEqualTo("There is nothing at this address, or nothing of yours.");
        assertThat(problem.getInstance()).hasToString("/api/v1/badge");
    }

    @Test
    void whatAnExceptionSaysStaysInside() {
        var request = failed(500, "/api/v1/series");
        fail(request, new IllegalStateException("password=hunter2"));
        assertThat(problem(request).getDetail()).doesNotContain("hunter2");
    }

    @Test
    void aReasonWrittenForTheClientIsGiven() {
        var request = failed(400, "/api/v1/series");
        fail(request, new ResponseStatusException(HttpStatus.BAD_REQUEST, "Use a range from 1h to 10y."));
        assertThat(problem(request).getDetail()).isEqualTo("Use a range from 1h to 10y.");
    }

    @Test
    void addressesThatAreNoUriAreNoSecondError() {
        assertThat(problem(failed(400, "/api/{\"|%zz")).getStatus()).isEqualTo(400);
    }

    private ProblemDetail problem(MockHttpServletRequest request) {
        var answer = (ResponseEntity<?>) pages.error(request, response);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        return (ProblemDetail) Objects.requireNonNull(answer.getBody());
    }

    private void fail(MockHttpServletRequest request, Exception problem) {
        errors.resolveException(request, new MockHttpServletResponse(), null, problem);
    }

    private static MockHttpServletRequest failed(int status, String path) {
        var request = new MockHttpServletRequest();
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, path);
        return request;
    }

    private static ResourceBundleMessageSource sentences() {
        var sentences = new ResourceBundleMessageSource();
        sentences.setBasename("messages");
        sentences.setDefaultEncoding("UTF-8");
        return sentences;
    }
}
