package dev.tallymark.timeseries;

import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether the operator named an InfluxDB, if only half. */
public final class InfluxIsNamed implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Stream.of("url", "token", "org", "bucket", "database", "username", "password")
                .map(property -> context.getEnvironment().getProperty("tallymark.influx." + property))
                .anyMatch(StringUtils::hasText);
    }
}
