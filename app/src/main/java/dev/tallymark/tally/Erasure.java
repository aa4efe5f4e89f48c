package dev.tallymark.tally;

import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeries;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * Removes what was counted, from documents and time series. A producer that still has the counter in memory writes it
 * again: so the caller waits until nothing counts there any more, and calls again. Doing it twice is harmless.
 *
 * <p>What a producer has not exported is removed, be it a year old, and so never reaches the time series. What
 * only a journal has is out of reach: a node that is away for longer than the caller goes on brings it back, as a counter
 * that no badge leads to.
 */
public class Erasure {

    /** Documents of hours and days are kept for two days behind what is exported. */
    private static final int DAYS_KEPT = 3;

    /** Who lags behind by more is not waited for. */
    private static final int MOST_DAYS = 366;

    private static final int MINUTES_PER_DAY = 1_440;

    private final Stores stores;
    private final TimeSeries series;
    private final Clock clock;

    Erasure(Stores stores, TimeSeries series, Clock clock) {
        this.stores = stores;
        this.series = series;
        this.clock = clock;
    }

    /**
     * Removes a counter that nothing counts on any more, with its history.
     *
     * @throws RuntimeException when a store does not answer; some of it may be removed then
     */
    public void erase(CounterId counter) {
        var key = counter.key();
        series.delete(new SeriesKey(key));
        long today = Duration.ofMillis(clock.millis()).toDays();
        for (var standing : stores.producers().all()) {
            long exported = standing.reached().exportedBefore() / MINUTES_PER_DAY;
            long from = Math.max(Math.min(exported, today) - DAYS_KEPT, today - MOST_DAYS);
            stores.periods(standing.producer()).forget(key, from, lastDay(standing, today) + 1);
            stores.quarantine(standing.producer()).forget(Set.of(key));
        }
        stores.forget(key);
    }

    /** A name that nobody uses any more has nothing of later days, however many these are. */
    private static long lastDay(Standing standing, long today) {
        boolean isToldOf = standing.until() > 0;
        return isToldOf ? Math.min(today, standing.lastMinute() / MINUTES_PER_DAY + 1) : today;
    }
}
