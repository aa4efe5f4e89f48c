package dev.tallymark;

import dev.tallymark.shared.StartRefused;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.Environment;

/**
 * Tells the operator in one line why the service does not start, when only the operator can change it. Everything else
 * is left to Spring Boot. The line goes to standard error itself, because a log may be turned off or sent elsewhere.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartReport implements SpringBootExceptionReporter {

    private static final List<String> PORTS = List.of("server.port", "management.server.port");

    private final Environment environment;

    StartReport(ConfigurableApplicationContext context) {
        this.environment = context.getEnvironment();
    }

    /** The innermost cause that we know is what the others stumbled over. */
    @Override
    public boolean reportException(Throwable failure) {
        var known = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> line(cause).stream())
                .reduce((outer, inner) -> inner);
        known.ifPresent(line -> System.err.println("Tallymark does not start: " + line));
        return known.isPresent();
    }

    private Optional<String> line(Throwable cause) {
        return switch (cause) {
            case StartRefused refused -> Optional.ofNullable(refused.getMessage());
            case PortInUseException taken -> Optional.of(portTaken(taken.getPort()));
            case BindException unreadable -> Optional.of(unreadable(nameOf(unreadable)));
            case ConversionFailedException unreadable
            when unreadable.getTargetType().getType() == Integer.class ->
                portAt(unreadable.getValue()).map(StartReport::unreadable);
            default -> Optional.empty();
        };
    }

    /** Without the value, which may be a secret. */
    private static String unreadable(String property) {
        return variable(property) + " has a value that it cannot have. Correct it, or unset it.";
    }

    private static String nameOf(BindException unreadable) {
        var property = unreadable.getProperty();
        return (property == null ? unreadable.getName() : property.getName()).toString();
    }

    /** Ports are also asked for one by one, and then the failure does not say which it was. */
    private Optional<String> portAt(@Nullable Object value) {
        return PORTS.stream()
                .filter(port -> Objects.equals(environment.getProperty(port), value))
                .findFirst();
    }

    /** As an operator sets a property. */
    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private String portTaken(int port) {
        var isPublic = port == environment.getProperty("server.port", Integer.class, 8080);
        return "Port " + port + " is taken. Stop what listens there, or set "
                + (isPublic ? "SERVER_PORT" : "MANAGEMENT_SERVER_PORT")
                + " to a free one.";
    }
}
