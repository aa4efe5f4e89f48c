package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.tally.Tallies;
import dev.tallymark.web.Numbers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * All registered badges. Every method that takes an account answers for that account's badges alone: somebody else's
 * badge is not found. When the store is away, every method throws {@link BadgesUnavailable}, except {@link #named} for
 * a badge in memory.
 */
@Component
public class Badges {

    /** A badge is paused at most for so long. */
    public static final Duration MAX_PAUSE = Duration.ofHours(24);

    private static final int ATTEMPTS = 20;

    private final BadgeStore store;
    private final Registrar registrar;
    private final NameRegister names;
    private final BadgeShelf shelves;
    private final Directory directory;
    private final Tallies tallies;
    private final BadgeSettings settings;
    private final Clock clock;

    Badges(
            BadgeStore store,
            Registrar registrar,
            NameRegister names,
            BadgeShelf shelves,
            Directory directory,
            Tallies tallies,
            BadgeSettings settings,
            Clock clock) {
        this.store = store;
        this.registrar = registrar;
        this.names = names;
        this.shelves = shelves;
        this.directory = directory;
        this.tallies = tallies;
        this.settings = settings;
        this.clock = clock;
    }

    /** What came of a registration. */
    public sealed interface Registration {
        record Registered(Badge badge) implements Registration {}

        /** @param byYou whether it is already the account's own */
        record Taken(boolean byYou) implements Registration {}

        /** Deleted less than a year ago. */
        record Reserved() implements Registration {}

        /** The first segment is not the account's login. */
        record NotYours(String firstSegment) implements Registration {}

        /** @param limit how many badges one account may have */
        record TooMany(int limit) implements Registration {}
    }

    /**
     * Registers an id. Hits that it got before count on. Doing it twice is harmless.
     *
     * @param base what the badge shows beyond what is counted, between 0 and {@link Badge#MAX_TOTAL}
     */
    public Registration register(Account account, BadgeName name, Look look, long base) {
        return registrar.register(account, name, look, base);
    }

    /** An account's badges, in the order they were registered. */
    public List<Badge> of(AccountId account) {
        return store.findAll(account, shelves.of(account));
    }

    /** The badge of that key, when it is the account's. */
    public Optional<Badge> find(AccountId account, BadgeKey key) {
        return store.find(account, key);
    }

    /**
     * The registered badge of that id, whoever owns it; served from memory.
     *
     * @throws BadgesUnavailable when it is not in memory and cannot be read now
     */
    public Optional<Badge> named(BadgeName name) {
        return switch (directory.standing(name, Deadline.in(settings.patience()))) {
            case Standing.Registered registered -> Optional.of(registered.badge());
            case Standing.Unclaimed _, Standing.Gone _ -> Optional.empty();
            case Standing.Unknown _ -> throw BadgesUnavailable.withoutName();
        };
    }

    /** Whether an id counts before anybody registers it. */
    public boolean countsUnclaimed() {
        return settings.unclaimed();
    }

    /** Whether nobody has the id, and nobody had it less than a year ago. */
    boolean isFree(BadgeName name) {
        return names.find(name.key())
                .filter(entry -> entry.deleted().isEmpty() || entry.isReserved(clock.instant()))
                .isEmpty();
    }

    /**
     * Changes look, offset and openness at once, with an audit line for each thing that is different.
     *
     * @param offset the new base count, or empty to leave it as it is
     * @throws BadgeNotFound when it is not the account's
     * @throws BadgeChanged when {@code seen} is not the newest revision
     */
    public Badge edit(Account account, BadgeKey key, long seen, Look look, Optional<Long> offset, boolean open) {
        var before = owned(account, key);
        if (before.revision() != seen) {
            throw new BadgeChanged();
        }
        var after = before.with(look)
                .withOffset(offset.map(Badge::requireBase).orElse(before.offset()))
                .withOpen(open);
        var sentences = Changes.between(before, after);
        return sentences.isEmpty()
                ? before
                : replace(account, before, after, sentences).orElseThrow(BadgeChanged::new);
    }

    /** Shows and does not count for so long; zero counts on at once. At most {@link #MAX_PAUSE}. */
    public Badge pause(Account account, BadgeKey key, Duration time) {
        if (time.isNegative() || time.compareTo(MAX_PAUSE) > 0) {
            throw new IllegalArgumentException("a pause lasts at most 24 hours");
        }
        var until = time.isZero()
                ? Optional.<Instant>empty()
                : Optional.of(clock.instant().plus(time));
        var sentence = time.isZero() ? "Counting again" : "Paused for " + minutes(time);
        return change(account, key, badge -> badge.withPause(until), _ -> sentence);
    }

    /** Makes the badge show exactly this number now, and count on from it. */
    public Badge setCount(Account account, BadgeKey key, long count) {
        if (count < 0 || count > Badge.MAX_TOTAL) {
            throw new IllegalArgumentException("a count is between 0 and " + Numbers.grouped(Badge.MAX_TOTAL));
        }
        return change(
                account,
                key,
                badge -> badge.withOffset(count - counted(badge)),
                badge -> "Count " + Numbers.grouped(shown(badge)) + " to " + Numbers.grouped(count));
    }

    /**
     * The address answers {@code gone} and stays reserved for a year. Goes from the name to the document, so that a
     * crash between leaves something that can be deleted again.
     */
    public void delete(Account account, BadgeKey key) {
        var badge = owned(account, key);
        names.strike(badge.name(), key, clock.instant());
        directory.forget(badge.name());
        shelves.take(account.id(), key);
        store.remove(key);
    }

    /** Every change, newest first, at most 200. */
    public List<AuditLine> audit(AccountId account, BadgeKey key) {
        return store.audit(account, key);
    }

    private Badge owned(Account account, BadgeKey key) {
        return store.find(account.id(), key).orElseThrow(BadgeNotFound::new);
    }

    /** For changes that are right whatever else was changed meanwhile. */
    private Badge change(Account account, BadgeKey key, UnaryOperator<Badge> change, Function<Badge, String> say) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = owned(account, key);
            var after = replace(account, before, change.apply(before), List.of(say.apply(before)));
            if (after.isPresent()) {
                return after.get();
            }
        }
        throw new BadgeChanged();
    }

    private Optional<Badge> replace(Account account, Badge before, Badge after, List<String> sentences) {
        var next = after.withRevision(before.revision() + 1);
        var lines = sentences.stream().map(what -> line(account, before, what)).toList();
        if (!store.replace(next, lines)) {
            return Optional.empty();
        }
        directory.learn(next);
        return Optional.of(next);
    }

    private AuditLine line(Account account, Badge badge, String what) {
        return new AuditLine(clock.instant(), account.login(), what, shown(badge));
    }

    private long shown(Badge badge) {
        return badge.shown(counted(badge));
    }

    private long counted(Badge badge) {
        return tallies.total(badge.counter()).orElseThrow(BadgesUnavailable::withoutCount);
    }

    private static String minutes(Duration time) {
        long minutes = Math.max(1, time.toMinutes());
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}
