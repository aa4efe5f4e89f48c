package dev.tallymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.web.Sparkline.Stroke;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void drawsTheHighestDayInFullAndNothingAsATick() {
        assertThat(Sparkline.of(List.of(0L, 10L, 5L)).strokes())
                .containsExactly(
                        new Stroke(0, 26, 3, 2, "none"),
                        new Stroke(5, 0, 3, 28, "past"),
                        new Stroke(10, 12, 3, 16, "today"));
    }

    @Test
    void thirtyDaysAreAsWideAsTheirColumn() {
        assertThat(Sparkline.of(Collections.nCopies(30, 0L)).width()).isEqualTo(148);
    }

    @Test
    void saysTheSumToWhoCannotSeeIt() {
        assertThat(Sparkline.of(List.of(1_000L, 204L)).label()).isEqualTo("1,204 views in 2 days");
    }

    @Property
    void everyStrokeStandsOnTheLineAndStaysInside(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0) Long> counts) {
        assertThat(Sparkline.of(counts.stream().map(count -> count / 64).toList())
                        .strokes())
                .allSatisfy(stroke -> {
                    assertThat(stroke.y() + stroke.height()).isEqualTo(Sparkline.HEIGHT);
                    assertThat(stroke.y()).isBetween(0, Sparkline.HEIGHT - 2);
                });
    }
}
