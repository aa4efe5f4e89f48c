package dev.tallymark.pages;

import dev.tallymark.badges.Badge;
import dev.tallymark.badges.Look;
import dev.tallymark.badges.MemoryBadges;
import dev.tallymark.badges.NumberFormat;
import dev.tallymark.svg.Style;
import dev.tallymark.tally.MemoryTallies;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** Badges with a past, as in the pictures of the design. */
final class Stories {

    private final MemoryBadges badges;
    private final MemoryTallies tallies;
    private final Random random = new Random(7);

    Stories(MemoryBadges badges, MemoryTallies tallies) {
        this.badges = badges;
        this.tallies = tallies;
    }

    /** Ada's six badges; the first of them is returned. */
    Badge ofAda() {
        var born = Instant.parse("2022-02-03T21:15:00Z");
        var first = badges.have(PagesApp.ADA, "adaok/parquet-lens", look("views", "#3453d1"), 12_400, born);
        past(first, 1_752, 40);
        badges.audit(first, Instant.parse("2026-09-02T17:40:00Z"), PagesApp.ADA, "Base count 12,000 to 12,400", 35_118);
        badges.audit(first, Instant.parse("2026-11-19T09:12:00Z"), PagesApp.ADA, "Value colour #2b8a72 to #3453d1", 47_650);
        past(badges.have(PagesApp.ADA, "adaok/ledgerline", look("views", "#2b8a72"), 0, born), 900, 24);
        past(badges.have(PagesApp.ADA, "adaok/kotlin-retry", look("visitors", "grey"), 0, born), 300, 21);
        past(badges.have(PagesApp.ADA, "adaok/adaok", look("profile views", "#e07a35"), 0, born), 300, 12);
        var paused = badges.have(
                PagesApp.ADA, "adaok/a-very-long-repository-name-for-testing-truncation", look("views", "grey"), 0, born);
        past(paused, 60, 20);
        badges.pause(PagesApp.ADA, paused.key(), Duration.ofMinutes(15));
        badges.have(PagesApp.ADA, "adaok/tiny-otel", look("views", "blue"), 0, PagesApp.NOW);
        return first;
    }

    /** So many badges that a page does not hold them. */
    void ofMany(int count) {
        for (int i = 1; i <= count; i++) {
            var born = PagesApp.NOW.minus(Duration.ofDays(90));
            past(badges.have(PagesApp.MANY, "many/project-" + i, look("views", "blue"), 0, born), 40, 9);
        }
    }

    private void past(Badge badge, int days, int perDay) {
        for (int day = 0; day < days; day++) {
            for (int hour = 0; hour < 24; hour += 3) {
                var at = PagesApp.NOW.minus(Duration.ofDays(day)).minus(Duration.ofHours(hour));
                int count = random.nextInt(perDay / 4 + 1) + (day % 7 > 4 ? 0 : perDay / 8);
                if (count > 0) {
                    tallies.past(badge.counter(), at, count);
                }
            }
        }
    }

    private static Look look(String label, String color) {
        return new Look(
                label, color, Optional.empty(), Style.FLAT, Optional.empty(), NumberFormat.GROUPED, false);
    }
}
