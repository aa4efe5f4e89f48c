package dev.tallymark.accounts;

import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets what is over, every hour: no store that we support does it by itself. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SessionSweep {

    private final Sessions sessions;

    SessionSweep(Sessions sessions) {
        this.sessions = sessions;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        sessions.sweep();
    }
}
