package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final long MINUTE = 29_000_000L;
    private static final long FAR = MINUTE + 40L * 24 * Hour.MINUTES;
    private static final Standing LEFT =
            new Standing("left", true, new Progress(-1, MINUTE, MINUTE), "", FAR * 60_000, 1);
    private static final CounterId BADGE = CounterId.of("views", "badge");
    private static final CounterId OTHER = CounterId.of("views", "other");

    private final MemoryCounterStore store = new MemoryCounterStore(new Random(1));
    private final List<Integer> questions = new ArrayList<>();

    /** With each counter in each hour it would be two thousand at once. */
    @Test
    void asksForTheHoursThatHadHitsAlone() {
        leave(BADGE, MINUTE, 3);
        leave(OTHER, FAR - Hour.MINUTES, 4);
        leave(BADGE, FAR, 9);

        assertThat(new Settlement(counting(), store).settle(LEFT, () -> true)).isTrue();

        assertThat(questions).containsExactly(1, 1, 1);
        assertThat(store.total(BADGE.key())).isEqualTo(9);
        assertThat(store.total(OTHER.key())).isEqualTo(4);
    }

    @Test
    void endsWhenItIsTimeToStop() {
        leave(BADGE, MINUTE, 3);
        leave(BADGE, FAR, 9);
        var asked = new AtomicInteger();

        assertThat(new Settlement(counting(), store).settle(LEFT, () -> asked.incrementAndGet() <= 1))
                .isFalse();

        assertThat(store.total(BADGE.key())).isEqualTo(3);
    }

    /** An hour whose total was never written. */
    private void leave(CounterId id, long minute, long total) {
        var minutes = new Minutes();
        minutes.add(minute, 1);
        var hour = new Hour(Hour.of(minute), 1, total, minutes);
        store.enter(minute, 0, Set.of(id.key()));
        store.raise(List.of(new Raise(new Counter(id, minute), 0, -1, List.of(hour))));
    }

    /** Notes how many hours are asked for at once. */
    private CounterStore counting() {
        return new CounterStore() {

            @Override
            public Map<String, Total> totals(Collection<String> keys) {
                return store.totals(keys);
            }

            @Override
            public Map<HourId, Hour> hours(Collection<HourId> ids) {
                questions.add(ids.size());
                return store.hours(ids);
            }

            @Override
            public void raise(Collection<Raise> raises) {
                store.raise(raises);
            }

            @Override
            public Progress progress(long start) {
                return store.progress(start);
            }

            @Override
            public void advance(Progress progress) {
                store.advance(progress);
            }
        };
    }
}
