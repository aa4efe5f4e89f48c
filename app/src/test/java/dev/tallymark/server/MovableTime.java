package dev.tallymark.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A service's time, which only moves when it is told to. Start a {@link TallymarkServer} with {@link #PROPERTY}, and ask
 * it for its bean of this type.
 */
public final class MovableTime extends Clock {

    public static final String PROPERTY = "spring.main.sources=" + Source.class.getName();

    private volatile Instant now = Instant.parse("2026-11-20T22:40:30Z");

    private MovableTime() {}

    public void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    static final class Source {

        @Bean
        @Primary
        MovableTime movableTime() {
            return new MovableTime();
        }
    }
}
