package dev.tallymark.pages;

import dev.tallymark.MovableClock;
import dev.tallymark.accounts.Account;
import dev.tallymark.badges.Badge;
import dev.tallymark.badges.BadgeName;
import dev.tallymark.badges.Badges;
import dev.tallymark.badges.Look;
import dev.tallymark.badges.NumberFormat;
import dev.tallymark.badges.Registration;
import dev.tallymark.svg.Style;
import dev.tallymark.tally.MemoryTallies;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** Badges with a past, as in the pictures of the design. */
final class Stories {

    private static final Instant BORN = Instant.parse("2022-02-03T21:15:00Z");

    private final Badges badges;
    private final MemoryTallies tallies;
    private final MovableClock clock;
    private final Random random = new Random(7);

    Stories(Badges badges, MemoryTallies tallies, MovableClock clock) {
        this.badges = badges;
        this.tallies = tallies;
        this.clock = clock;
    }

    /** Ada's six badges, and one that she took down; the first of them is returned. */
    Badge ofAda() {
        var first = lens();
        past(made(PagesApp.ADA, "adaok/ledgerline", look("views", "#2b8a72"), 0, BORN), 900, 24);
        past(made(PagesApp.ADA, "adaok/kotlin-retry", look("visitors", "grey"), 0, BORN), 300, 21);
        past(made(PagesApp.ADA, "adaok/adaok", look("profile views", "#e07a35"), 0, BORN), 300, 12);
        var id = "adaok/a-very-long-repository-name-for-testing-truncation";
        var paused = made(PagesApp.ADA, id, look("views", "lightgrey"), 0, BORN);
        past(paused, 60, 20);
        badges.pause(PagesApp.ADA, paused.key(), Duration.ofMinutes(15));
        made(PagesApp.ADA, "adaok/tiny-otel", look("views", "blue"), 0, PagesApp.NOW);
        badges.delete(
                PagesApp.ADA,
                made(PagesApp.ADA, "adaok/span-loom", look("views", "blue"), 0, BORN)
                        .key());
        return first;
    }

    /** So many badges that a page does not hold them. */
    void ofMany(int count) {
        for (int i = 1; i <= count; i++) {
            var born = PagesApp.NOW.minus(Duration.ofDays(90));
            past(made(PagesApp.MANY, "many/project-" + i, look("views", "blue"), 0, born), 40, 9);
        }
    }

    private Badge lens() {
        var badge = made(PagesApp.ADA, "adaok/parquet-lens", look("views", "#2b8a72"), 12_000, BORN);
        past(badge, 1_752, 40);
        clock.tell(Instant.parse("2026-09-02T17:40:00Z"));
        badge = badges.edit(PagesApp.ADA, badge.key(), badge.revision(), badge.look(), Optional.of(12_400L), true);
        clock.tell(Instant.parse("2026-11-19T09:12:00Z"));
        badge = badges.edit(
                PagesApp.ADA, badge.key(), badge.revision(), look("views", "#3453d1"), Optional.empty(), true);
        clock.tell(PagesApp.NOW);
        return badge;
    }

    private Badge made(Account account, String id, Look look, long base, Instant born) {
        clock.tell(born);
        try {
            var outcome = badges.register(account, BadgeName.parse(id).orElseThrow(), look, base);
            return ((Registration.Registered) outcome).badge();
        } finally {
            clock.tell(PagesApp.NOW);
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
                label, color, Optional.empty(), Style.FLAT, Optional.of("tallymark"), NumberFormat.GROUPED, false);
    }
}
