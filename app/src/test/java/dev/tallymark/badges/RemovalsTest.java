package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallymark.badges.Answer.Hit;
import dev.tallymark.badges.Answer.Notice;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemovalsTest {

    private static final Instant BEFORE = Instant.parse("2026-11-20T00:00:00Z");

    private final Workshop shop = new Workshop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whatADeletedBadgeCountedIsRemovedAndWhatComesLateToo() {
        var badge = shop.registered(shop.ada, "ada/x");
        write(badge);
        shop.removals.sweep();
        shop.badges.delete(shop.ada, badge.key());
        shop.removals.sweep();
        assertThat(has(badge)).as("what is still on its way comes first").isTrue();

        shop.clock.advance(Removals.AFTER);
        shop.removals.sweep();
        assertThat(has(badge)).isFalse();

        write(badge);
        shop.removals.sweep();
        assertThat(has(badge)).as("not again and again").isTrue();
        shop.clock.advance(Removals.UNTIL);
        shop.removals.sweep();
        assertThat(has(badge)).isFalse();

        write(badge);
        shop.removals.sweep();
        assertThat(has(badge)).as("it is done").isTrue();
    }

    @Test
    void oneThatCannotBeRemovedKeepsNoOtherWaiting() {
        var badges = List.of(shop.registered(shop.ada, "ada/x"), shop.registered(shop.ada, "ada/y"));
        badges.forEach(this::write);
        badges.forEach(badge -> shop.badges.delete(shop.ada, badge.key()));
        shop.clock.advance(Duration.ofDays(367));
        var failed = new ArrayList<BadgeKey>();
        var removals = shop.withStore(template -> new StumblingStore(template, failed));

        assertThatThrownBy(removals::sweep)
                .isInstanceOf(Round.Unfinished.class)
                .hasMessageContainingAll("1 failed", "it cannot be read");

        assertThat(badges).filteredOn(this::has).extracting(Badge::key).isEqualTo(failed);
        assertThat(badges).allMatch(badge -> shop.badges.isFree(badge.name()));
        removals.sweep();
        assertThat(badges).noneMatch(this::has);
    }

    @Test
    void aBadgeWhoseDeletionWasCutShortKeepsItsData() {
        var badge = shop.registered(shop.ada, "ada/x");
        write(badge);
        shop.removals.begin(badge);
        shop.clock.advance(Duration.ofDays(400));
        shop.removals.sweep();
        assertThat(has(badge)).isTrue();
        assertThat(shop.badges.register(shop.ada, badge.name(), Look.DEFAULT, 0))
                .isEqualTo(new Registration.Taken(true));
    }

    @Test
    void aDeletedIdAnswersGoneAndIsReservedForAYearFromItsOwnerToo() {
        var badge = shop.registered(shop.ada, "ada/x");
        shop.badges.delete(shop.ada, badge.key());
        shop.clock.advance(Duration.ofDays(364));
        shop.removals.sweep();
        assertThat(shop.restarted().hit(badge.name())).isEqualTo(new Answer(Notice.GONE, Hit.REFUSED));
        assertThat(shop.badges.register(shop.ada, badge.name(), Look.DEFAULT, 0))
                .isEqualTo(new Registration.Reserved());
        assertThat(shop.badges.register(shop.operator, badge.name(), Look.DEFAULT, 0))
                .isEqualTo(new Registration.Reserved());
    }

    @Test
    void afterAYearTheIdIsFreeAndKnowsNothingOfItsPast() {
        var badge = shop.registered(shop.ada, "ada/x");
        shop.counting.hit(badge.name());
        shop.badges.delete(shop.ada, badge.key());
        shop.clock.advance(Duration.ofDays(367));
        shop.removals.sweep();

        assertThat(shop.counting.hit(badge.name()).hit()).isEqualTo(Hit.DURABLE);
        var heirs = shop.registered(shop.operator, "ada/x");

        assertThat(heirs.counter()).isNotEqualTo(badge.counter());
        assertThat(shop.tallies.counted(heirs.counter())).as("since it is free").isOne();
        shop.clock.advance(Duration.ofDays(800));
        shop.removals.sweep();
        assertThat(shop.badges.find(shop.operator.id(), heirs.key())).contains(heirs);
        assertThat(shop.restarted().hit(badge.name()).hit()).isEqualTo(Hit.DURABLE);
    }

    private void write(Badge badge) {
        shop.series.write(List.of(new Point(series(badge), Resolution.DAY, "p", BEFORE, 3)));
    }

    private boolean has(Badge badge) {
        return !shop.series
                .read(Set.of(series(badge)), Resolution.DAY, BEFORE, Resolution.DAY.next(BEFORE))
                .isEmpty();
    }

    private static SeriesKey series(Badge badge) {
        return new SeriesKey(badge.counter().key());
    }
}
