package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExporterTest {

    private static final long HOURS = 24 * 60;

    @Test
    void monthsWithoutAHitAreCaughtUpWithByAQuestionOrTwoForEachHour() {
        var store = new MemoryCounterStore(new Random(1));
        var milestones = new Milestones(store, new Progress(0, HOURS * Hour.MINUTES, 0));
        var asked = new AtomicInteger();
        var exporter = new Exporter("node", store, counting(store, asked), new MemorySeries(), milestones);

        while (exporter.export()) {}

        assertThat(milestones.reached().exportedBefore()).isEqualTo(HOURS * Hour.MINUTES);
        assertThat(asked).hasValueLessThan((int) (HOURS * 2.5));
    }

    /** All minutes of an hour together may be sixty times as much as one. */
    @Test
    void oneMinuteIsExportedAtATime() {
        var store = new MemoryCounterStore(new Random(1));
        var milestones = new Milestones(store, new Progress(0, Hour.MINUTES, 0));
        List.of(3L, 4L, 9L).forEach(minute -> store.keep(ClosedPeriods.Kind.MINUTE, minute, Set.of("views/badge/")));
        var exporter = new Exporter("node", store, store, new MemorySeries(), milestones);
        var borders = new ArrayList<Long>();

        while (exporter.export()) {
            borders.add(milestones.reached().exportedBefore());
        }

        assertThat(borders).containsExactly(4L, 5L, (long) Hour.MINUTES);
    }

    /** Counts every call, whatever it is. */
    private static ClosedPeriods counting(ClosedPeriods periods, AtomicInteger asked) {
        return (ClosedPeriods) Proxy.newProxyInstance(
                ClosedPeriods.class.getClassLoader(),
                new Class<?>[] {ClosedPeriods.class},
                (proxy, method, arguments) -> {
                    asked.incrementAndGet();
                    try {
                        return method.invoke(periods, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
