package dev.tallymark.server;

import dev.tallymark.MovableClock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Starts a {@link TallymarkServer} whose time only moves when its {@link MovableClock} is told to. */
public final class MovableTime {

    public static final String PROPERTY = "spring.main.sources=" + MovableTime.class.getName();

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock(Instant.parse("2026-11-20T22:40:30Z"));
    }
}
