package dev.tallymark.badges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ShownCountTest {

    @Property
    void noCountAndOffsetShowMoreThanTheMostOrLessThanNothing(
            @ForAll @LongRange(max = Badge.MAX_TOTAL) long counted,
            @ForAll @LongRange(min = -Badge.MAX_TOTAL, max = Badge.MAX_TOTAL) long offset) {
        long shown = badge(offset).shown(counted);

        assertThat(shown).isBetween(0L, Badge.MAX_TOTAL);
        assertThat(badge(offset).shown(counted + 1)).isGreaterThanOrEqualTo(shown);
        for (var format : NumberFormat.values()) {
            assertThat(format.write(shown)).matches("[0-9][0-9.,]*[kMGTP]?");
        }
    }

    private static Badge badge(long offset) {
        return new Badge(
                new BadgeKey("0000000000000000"),
                new AccountId("0000000000000000"),
                BadgeName.parse("a/b").orElseThrow(),
                "subject",
                Look.DEFAULT,
                offset,
                Optional.empty(),
                false,
                Instant.EPOCH,
                List.of(),
                List.of(),
                Optional.empty(),
                1);
    }
}
