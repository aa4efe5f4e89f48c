package dev.tallymark.badges;

import dev.tallymark.documents.Indexes;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.scheduling.annotation.Scheduled;

/** Does from time to time what is done to badges without anybody asking: no store that we support does it by itself. */
@Configuration(proxyBeanMethods = false)
class BadgeSweep implements DisposableBean {

    /** At this step, all of them are looked through twice a day. */
    private static final int SHELVES_A_STEP = 6;

    private static final Logger LOG = LoggerFactory.getLogger(BadgeSweep.class);

    private final UnclaimedIds unclaimed;
    private final Removals removals;
    private final Inheritances inheritances;
    private final Unplaced unplaced;
    private final Counting counting;

    BadgeSweep(
            UnclaimedIds unclaimed,
            Removals removals,
            Inheritances inheritances,
            Unplaced unplaced,
            Counting counting) {
        this.unclaimed = unclaimed;
        this.removals = removals;
        this.inheritances = inheritances;
        this.unplaced = unplaced;
        this.counting = counting;
    }

    /** For the sweeps. */
    @Bean
    static Indexes badgeIndexes() {
        return Indexes.of("badges", new Index(BadgeMapping.SUBJECT, Sort.Direction.ASC));
    }

    @Bean
    static Indexes reservationIndexes() {
        return Indexes.of("badge_reservations", new Index(Removals.DUE, Sort.Direction.ASC));
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void note() {
        unlessAway("Noting which ids were seen", unclaimed::write);
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void sweepUnclaimed() {
        unlessAway("Removing counters that nobody sees", () -> unclaimed.sweep(SHELVES_A_STEP));
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void remove() {
        unlessAway("Removing what was deleted", removals::sweep);
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void inherit() {
        unlessAway("Adding what renamed badges inherit", inheritances::sweep);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void place() {
        unlessAway("Counting what could not be placed", () -> unplaced.place(counting::place));
    }

    @Override
    public void destroy() {
        note();
        if (unplaced.hits() > 0) {
            LOG.warn("{} pending hits are lost: MongoDB did not say whose they are before the end", unplaced.hits());
        }
    }

    private static void unlessAway(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{} will be tried again: {}", what, e.toString());
        }
    }
}
