package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MinutesTest {

    private final Minutes minutes = new Minutes();

    @Test
    void sumsUpInWhateverOrderMinutesCome() {
        var expected = new TreeMap<Long, Long>();
        var dice = new Random(20_261_121);
        for (int i = 0; i < 2_000; i++) {
            long minute = dice.nextLong(300);
            assertThat(minutes.add(minute, i + 1)).isEqualTo(!expected.containsKey(minute));
            expected.merge(minute, i + 1L, Long::sum);
        }

        var found = new TreeMap<Long, Long>();
        minutes.forEach(found::put);
        assertThat(found).isEqualTo(expected);
        assertThat(LongStream.range(0, 300)
                        .allMatch(minute -> minutes.get(minute) == expected.getOrDefault(minute, 0L)))
                .isTrue();
    }

    @Test
    void givesThoseBetweenOldestFirst() {
        for (long minute : new long[] {70, 10, 59, 60, 119, 120}) {
            minutes.add(minute, 1);
        }

        assertThat(between(60, 120)).containsExactly(60L, 70L, 119L);
        assertThat(between(0, 10)).isEmpty();
        assertThat(between(121, 200)).isEmpty();
    }

    @Test
    void leavesOutMinutesWithoutHits() {
        assertThat(minutes.add(5, 0)).isFalse();

        assertThat(between(0, 10)).isEmpty();
    }

    private List<Long> between(long from, long to) {
        var found = new ArrayList<Long>();
        minutes.forEachBetween(from, to, (minute, count) -> found.add(minute));
        return found;
    }
}
