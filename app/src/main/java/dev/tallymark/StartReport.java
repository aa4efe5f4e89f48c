package dev.tallymark;

import dev.tallymark.shared.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Tells the operator in one line why the service does not start, when only the operator can change it. Everything else
 * is left to Spring Boot. The line goes to standard error itself, because a log may be turned off or sent elsewhere.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartReport implements SpringBootExceptionReporter {

    private final Environment environment;

    StartReport(ConfigurableApplicationContext context) {
        this.environment = context.getEnvironment();
    }

    @Override
    public boolean reportException(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var line = line(cause);
            if (line != null) {
                System.err.println("Tallymark does not start: " + line);
                return true;
            }
        }
        return false;
    }

    private @Nullable String line(Throwable cause) {
        return switch (cause) {
            case StartRefused refused -> refused.getMessage();
            case PortInUseException taken -> portTaken(taken.getPort());
            default -> null;
        };
    }

    private String portTaken(int port) {
        var isPublic = port == environment.getProperty("server.port", Integer.class, 8080);
        return "Port " + port + " is taken. Stop what listens there, or set "
                + (isPublic ? "SERVER_PORT" : "MANAGEMENT_SERVER_PORT")
                + " to a free one.";
    }
}
