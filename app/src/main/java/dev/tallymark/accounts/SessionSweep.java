package dev.tallymark.accounts;

import dev.tallymark.documents.Indexes;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets what is over, every hour: no store that we support does it by itself. */
@Configuration(proxyBeanMethods = false)
class SessionSweep {

    private final Sessions sessions;

    SessionSweep(Sessions sessions) {
        this.sessions = sessions;
    }

    /** For the sweep, and for signing out everywhere. */
    @Bean
    Indexes sessionIndexes() {
        return Indexes.of(
                "sessions", new Index("expires", Sort.Direction.ASC), new Index("account", Sort.Direction.ASC));
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        sessions.sweep();
    }
}
