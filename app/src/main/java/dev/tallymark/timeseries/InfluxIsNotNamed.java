package dev.tallymark.timeseries;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether this machine keeps its own history. */
public final class InfluxIsNotNamed implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !new InfluxIsNamed().matches(context, metadata);
    }
}
