package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.shared.RandomKey;
import dev.tallymark.tally.Tallies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps badges in memory, with the rules that pages can see. */
public final class MemoryBadges implements Badges {

    private final Tallies tallies;
    private final Clock clock;
    private final Map<BadgeKey, Badge> badges = new LinkedHashMap<>();
    private final Map<BadgeKey, List<AuditLine>> audits = new LinkedHashMap<>();

    public MemoryBadges(Tallies tallies, Clock clock) {
        this.tallies = tallies;
        this.clock = clock;
    }

    /** Puts a badge there that was made earlier. */
    public synchronized Badge have(Account account, String id, Look look, long base, Instant created) {
        var name = BadgeName.parse(id).orElseThrow();
        var badge = new Badge(
                BadgeKey.random(), account.id(), name, RandomKey.next(), look, base, Optional.empty(), true, created, 1);
        badges.put(badge.key(), badge);
        audit(badge, created, account, "Created", base);
        return badge;
    }

    public synchronized void audit(Badge badge, Instant at, Account account, String what, long count) {
        audits.computeIfAbsent(badge.key(), _ -> new ArrayList<>())
                .addFirst(new AuditLine(at, account.login(), what, count));
    }

    @Override
    public synchronized Registration register(Account account, BadgeName name, Look look, long base) {
        var there = named(name);
        if (there.isPresent()) {
            return new Registration.Taken(there.get().owner().equals(account.id()));
        }
        return new Registration.Registered(have(account, name.shown(), look, base, clock.instant()));
    }

    @Override
    public synchronized List<Badge> of(AccountId account) {
        return badges.values().stream()
                .filter(badge -> badge.owner().equals(account))
                .toList();
    }

    @Override
    public synchronized Optional<Badge> find(AccountId account, BadgeKey key) {
        return Optional.ofNullable(badges.get(key))
                .filter(badge -> badge.owner().equals(account));
    }

    @Override
    public synchronized Optional<Badge> named(BadgeName name) {
        return badges.values().stream()
                .filter(badge -> badge.name().key().equals(name.key()))
                .findFirst();
    }

    @Override
    public synchronized Badge edit(
            Account account, BadgeKey key, long seen, Look look, Optional<Long> offset, boolean open) {
        var badge = mine(account, key);
        if (badge.revision() != seen) {
            throw new BadgeChanged();
        }
        return put(account, "Settings changed", badge, look, offset.orElse(badge.offset()), badge.pausedUntil(), open);
    }

    @Override
    public synchronized Badge pause(Account account, BadgeKey key, Duration time) {
        var badge = mine(account, key);
        var until = Optional.of(clock.instant().plus(time)).filter(_ -> time.isPositive());
        return put(account, "Paused or resumed", badge, badge.look(), badge.offset(), until, badge.open());
    }

    @Override
    public synchronized Badge setCount(Account account, BadgeKey key, long count) {
        var badge = mine(account, key);
        long offset = count - tallies.total(badge.counter()).orElseThrow();
        return put(account, "Count set", badge, badge.look(), offset, badge.pausedUntil(), badge.open());
    }

    @Override
    public synchronized void delete(Account account, BadgeKey key) {
        badges.remove(mine(account, key).key());
    }

    @Override
    public synchronized List<AuditLine> audit(AccountId account, BadgeKey key) {
        return find(account, key)
                .map(badge -> List.copyOf(audits.get(badge.key())))
                .orElseThrow(BadgeNotFound::new);
    }

    private Badge mine(Account account, BadgeKey key) {
        return find(account.id(), key).orElseThrow(BadgeNotFound::new);
    }

    private Badge put(
            Account account,
            String what,
            Badge was,
            Look look,
            long offset,
            Optional<Instant> pausedUntil,
            boolean open) {
        var badge = new Badge(
                was.key(),
                was.owner(),
                was.name(),
                was.subject(),
                look,
                offset,
                pausedUntil,
                open,
                was.created(),
                was.revision() + 1);
        badges.put(badge.key(), badge);
        audit(badge, clock.instant(), account, what, was.shown(tallies.total(badge.counter()).orElse(0)));
        return badge;
    }
}
