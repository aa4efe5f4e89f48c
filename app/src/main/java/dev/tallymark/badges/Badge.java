package dev.tallymark.badges;

import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.tally.CounterId;
import java.time.Instant;
import java.util.Optional;

/**
 * A badge that somebody registered.
 *
 * @param subject the counter's subject: never changes, whoever owns the badge and whatever it is called
 * @param offset what is added to what we count: the base count, or what a set or reset made it; may be negative
 * @param pausedUntil hits before this moment are shown and not counted
 * @param open whether strangers may read the history
 * @param revision grows with each change; changes are made by compare-and-set on it
 */
public record Badge(
        BadgeKey key,
        AccountId owner,
        BadgeName name,
        String subject,
        Look look,
        long offset,
        Optional<Instant> pausedUntil,
        boolean open,
        Instant created,
        long revision) {

    /** Totals are never shown above this. */
    public static final long MAX_TOTAL = 1_000_000_000_000_000L;

    public CounterId counter() {
        return CounterId.of(Subjects.VIEWS, subject);
    }

    /** What to show for so many counted hits: offset and hits, between 0 and {@link #MAX_TOTAL}. */
    public long shown(long counted) {
        return Math.clamp(counted + offset, 0, MAX_TOTAL);
    }

    public boolean isPaused(Instant now) {
        return pausedUntil.filter(now::isBefore).isPresent();
    }

    /** A base count as an owner may choose it, or an {@link IllegalArgumentException}. */
    static long requireBase(long base) {
        if (base < 0 || base > MAX_TOTAL) {
            throw new IllegalArgumentException("a base count is between 0 and " + MAX_TOTAL);
        }
        return base;
    }

    Badge with(Look newLook) {
        return new Badge(key, owner, name, subject, newLook, offset, pausedUntil, open, created, revision);
    }

    Badge withOffset(long newOffset) {
        return new Badge(key, owner, name, subject, look, newOffset, pausedUntil, open, created, revision);
    }

    Badge withOpen(boolean newOpen) {
        return new Badge(key, owner, name, subject, look, offset, pausedUntil, newOpen, created, revision);
    }

    Badge withPause(Optional<Instant> until) {
        return new Badge(key, owner, name, subject, look, offset, until, open, created, revision);
    }

    Badge withRevision(long newRevision) {
        return new Badge(key, owner, name, subject, look, offset, pausedUntil, open, created, newRevision);
    }
}
