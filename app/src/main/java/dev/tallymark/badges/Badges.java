package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All registered badges. Every method that takes an account answers for that account's badges alone: somebody else's
 * badge is not found.
 */
public interface Badges {

    /** What came of a registration. */
    sealed interface Registration {
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

    /** Registers an id. Hits that it got before count on. Doing it twice is harmless. */
    Registration register(Account account, BadgeName name, Look look, long base);

    /** An account's badges, in the order they were registered. */
    List<Badge> of(AccountId account);

    Optional<Badge> find(AccountId account, BadgeKey key);

    /** The registered badge of that id, whoever owns it; served from memory. */
    Optional<Badge> named(BadgeName name);

    /**
     * Changes look, offset and openness at once, with an audit line for each thing that is different.
     *
     * @param offset the new base count, or empty to leave it as it is
     * @throws BadgeNotFound when it is not the account's
     * @throws BadgeChanged when {@code seen} is not the newest revision
     */
    Badge edit(Account account, BadgeKey key, long seen, Look look, Optional<Long> offset, boolean open);

    /** Shows and does not count for so long; zero counts on at once. At most 24 hours. */
    Badge pause(Account account, BadgeKey key, Duration time);

    /** Makes the badge show exactly this number now, and count on from it. */
    Badge setCount(Account account, BadgeKey key, long count);

    /** The address answers {@code gone} and stays reserved for a year. */
    void delete(Account account, BadgeKey key);

    /** Every change, newest first, at most 200. */
    List<AuditLine> audit(AccountId account, BadgeKey key);
}
