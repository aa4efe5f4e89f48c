package dev.tallymark.badges;

import dev.tallymark.shared.AccountId;
import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.HistoryUnavailable;
import dev.tallymark.tally.Tallies;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.Sample;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An account's badges at a glance: one read of all totals, and one of 30 days for all. */
@Component
public class Glances {

    private final Badges badges;
    private final Tallies tallies;
    private final Clock clock;

    Glances(Badges badges, Tallies tallies, Clock clock) {
        this.badges = badges;
        this.tallies = tallies;
        this.clock = clock;
    }

    /** All badges of an account, in the order they were registered. */
    public List<Glance> of(AccountId account) {
        var now = clock.instant();
        var all = badges.of(account);
        var counters = all.stream().map(Badge::counter).toList();
        var totals = tallies.totals(counters, Tallies.PATIENCE);
        var histories = histories(counters, now);
        return all.stream()
                .map(badge -> new Glance(
                        badge,
                        shown(badge, totals.get(badge.counter())),
                        histories.map(read -> Days.of(read.getOrDefault(badge.counter(), List.of()), now))))
                .toList();
    }

    private static OptionalLong shown(Badge badge, @Nullable Long counted) {
        return counted == null ? OptionalLong.empty() : OptionalLong.of(badge.shown(counted));
    }

    private Optional<Map<CounterId, List<Sample>>> histories(List<CounterId> counters, Instant now) {
        try {
            return Optional.of(tallies.histories(counters, Resolution.DAY, Days.first(now), Days.end(now)));
        } catch (HistoryUnavailable away) {
            return Optional.empty();
        }
    }
}
