package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.web.Numbers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    private final BadgeStore store;
    private final Registrar registrar;
    private final Renames renames;
    private final Removals removals;
    private final BadgeEdits edits;
    private final BadgeShelf shelves;
    private final Directory directory;
    private final BadgeSettings settings;
    private final Clock clock;

    Badges(
            BadgeStore store,
            Registrar registrar,
            Renames renames,
            Removals removals,
            BadgeEdits edits,
            BadgeShelf shelves,
            Directory directory,
            BadgeSettings settings,
            Clock clock) {
        this.store = store;
        this.registrar = registrar;
        this.renames = renames;
        this.removals = removals;
        this.edits = edits;
        this.shelves = shelves;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Registers an id. Hits that it got before count on. Doing it twice is harmless.
     *
     * @param base what the badge shows beyond what is counted, between 0 and {@link Badge#MAX_TOTAL}
     */
    public Registration register(Account account, BadgeName name, Look look, long base) {
        return registrar.register(account, name, look, base);
    }

    /**
     * Gives a badge another id; the one so far stays as an alias.
     *
     * @throws BadgeNotFound when it is not the account's
     */
    public Registration rename(Account account, BadgeKey key, BadgeName name) {
        return renames.rename(account, key, name);
    }

    /**
     * Takes an alias from a badge: its address answers {@code gone}, and stays reserved for a year.
     *
     * @throws BadgeNotFound when it is not the account's, or has no such alias
     */
    public Badge removeAlias(Account account, BadgeKey key, BadgeName alias) {
        return renames.removeAlias(account, key, alias);
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
    public boolean isFree(BadgeName name) {
        return registrar.entry(name).isFree();
    }

    /**
     * Changes look, offset and openness at once, with an audit line for each thing that is different.
     *
     * @param offset the new base count, or empty to leave it as it is
     * @throws BadgeNotFound when it is not the account's
     * @throws BadgeChanged when {@code seen} is not the newest revision
     */
    public Badge edit(Account account, BadgeKey key, long seen, Look look, Optional<Long> offset, boolean open) {
        var before = edits.owned(account, key);
        if (before.revision() != seen) {
            throw new BadgeChanged();
        }
        var after = before.with(look)
                .withOffset(offset.map(Badge::requireBase).orElse(before.offset()))
                .withOpen(open);
        var sentences = Changes.between(before, after);
        return sentences.isEmpty()
                ? before
                : edits.replace(account, before, after, sentences).orElseThrow(BadgeChanged::new);
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
        return edits.change(account, key, badge -> badge.withPause(until), _ -> sentence);
    }

    /** Makes the badge show exactly this number now, and count on from it. */
    public Badge setCount(Account account, BadgeKey key, long count) {
        if (count < 0 || count > Badge.MAX_TOTAL) {
            throw new IllegalArgumentException("a count is between 0 and " + Numbers.grouped(Badge.MAX_TOTAL));
        }
        return edits.change(
                account,
                key,
                badge -> badge.withOffset(count - edits.counted(badge)),
                badge -> "Count " + Numbers.grouped(edits.shown(badge)) + " to " + Numbers.grouped(count));
    }

    /**
     * Its addresses answer {@code gone} and stay reserved for a year, from its owner as well.
     *
     * @throws BadgeNotFound when it is not the account's
     */
    public void delete(Account account, BadgeKey key) {
        removals.delete(account, key);
    }

    /** Every change, newest first, at most 200. */
    public List<AuditLine> audit(AccountId account, BadgeKey key) {
        return store.audit(account, key);
    }

    private static String minutes(Duration time) {
        long minutes = Math.max(1, time.toMinutes());
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}
