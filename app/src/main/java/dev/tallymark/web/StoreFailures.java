package dev.tallymark.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** A store that does not answer is no fault of the page that asked it: it says 503, and when to ask again. */
@ControllerAdvice
class StoreFailures {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFailures.class);

    @ExceptionHandler(DataAccessResourceFailureException.class)
    void storeIsAway(DataAccessResourceFailureException failure, HttpServletResponse response) throws IOException {
        LOG.warn("The store does not answer: {}", failure.getMessage());
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }
}
