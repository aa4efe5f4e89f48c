package dev.tallymark.dashboard;

import dev.tallymark.badges.Days;
import dev.tallymark.badges.Glance;
import dev.tallymark.shared.PublicUrl;
import dev.tallymark.web.Numbers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A page of the badges that match a filter, and what all of the account's badges sum up to.
 *
 * @param sums {@code 216 views today, 81,502 in all}
 * @param filter what was looked for; empty for everything
 * @param found how many badges match it
 * @param page counts from 1
 */
record BadgeList(List<BadgeRow> rows, String sums, String filter, int found, int page, int pages, boolean filterable) {

    static final int PAGE = 50;

    /** Below this, looking is quicker than filtering. */
    private static final int FILTER_FROM = 10;

    static BadgeList of(List<Glance> all, String filter, int page, PublicUrl site, Instant now) {
        var letters = filter.toLowerCase(Locale.ROOT);
        var found = all.stream()
                .filter(glance -> glance.badge().name().key().contains(letters))
                .toList();
        int pages = Math.max(1, Math.ceilDiv(found.size(), PAGE));
        int shown = Math.clamp(page, 1, pages);
        var rows = found.stream()
                .skip((shown - 1L) * PAGE)
                .limit(PAGE)
                .map(glance -> BadgeRow.of(glance, site, now))
                .toList();
        return new BadgeList(rows, sums(all), filter, found.size(), shown, pages, all.size() > FILTER_FROM);
    }

    private static String sums(List<Glance> all) {
        long today = all.stream()
                .flatMap(glance -> glance.days().stream())
                .mapToLong(Days::today)
                .sum();
        long total =
                all.stream().flatMapToLong(glance -> glance.total().stream()).sum();
        return Numbers.views(today) + " today, " + Numbers.grouped(total) + " in all";
    }
}
