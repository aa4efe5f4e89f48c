package dev.tallymark.ownership;

import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets codes that are too old, every hour: no store that we support does it by itself. */
@Configuration(proxyBeanMethods = false)
class ProofSweep {

    private final ProofCodes codes;

    ProofSweep(ProofCodes codes) {
        this.codes = codes;
    }

    @Scheduled(initialDelay = 3, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        codes.sweep();
    }
}
