package dev.tallymark.badges;

import dev.tallymark.shared.AccountId;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.tally.CounterId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A badge that somebody registered.
 *
 * @param subject the counter's subject: never changes, whoever owns the badge and whatever it is called
 * @param offset what is added to what we count: the base count, or what a set or reset made it; may be negative
 * @param pausedUntil hits before this moment are shown and not counted
 * @param open whether strangers may read the history
 * @param aliases what it was called before and still answers to, oldest first; at most {@link #MAX_ALIASES}
 * @param inheritances what its addresses counted before they were its own; kept, so that nothing is added
 *     twice
 * @param offer to whom its owner wants to give it, while they have not answered
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
        List<BadgeName> aliases,
        List<Inheritance> inheritances,
        Optional<Offer> offer,
        long revision) {

    /** A badge is renamed so often, or aliases are removed in between. */
    public static final int MAX_ALIASES = 10;

    public Badge {
        aliases = List.copyOf(aliases);
        inheritances = List.copyOf(inheritances);
    }

    /**
     * What an address counted as nobody's before the badge got it.
     *
     * @param subject the counter's
     * @param taken how much of it the offset has already
     */
    record Inheritance(BadgeName name, String subject, long taken) {

        CounterId counter() {
            return CounterId.of(Subjects.VIEWS, subject);
        }

        private Inheritance taking(long more) {
            return new Inheritance(name, subject, taken + more);
        }
    }

    /**
     * A transfer that waits for an answer.
     *
     * @param from the owner's login
     * @param githubId GitHub's numeric id of who may accept it
     * @param login what they were called when it was offered
     * @param ends when it is over by itself
     */
    public record Offer(String from, long githubId, String login, Instant ends) {}

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

    /** What it is called and what it was called: all that leads to it. */
    Stream<BadgeName> names() {
        return Stream.concat(Stream.of(name), aliases.stream());
    }

    /** The offer, unless it is over by now. */
    Optional<Offer> offer(Instant now) {
        return offer.filter(open -> now.isBefore(open.ends()));
    }

    Badge with(Look newLook) {
        return but(draft -> draft.look = newLook);
    }

    Badge withOffset(long newOffset) {
        return but(draft -> draft.offset = newOffset);
    }

    Badge withOpen(boolean newOpen) {
        return but(draft -> draft.open = newOpen);
    }

    Badge withPause(Optional<Instant> until) {
        return but(draft -> draft.pausedUntil = until);
    }

    Badge withNames(BadgeName newName, List<BadgeName> newAliases) {
        return but(draft -> {
            draft.name = newName;
            draft.aliases = newAliases;
        });
    }

    /** Inherits from one more address, unless it does so already or has counted there from the beginning. */
    Badge inheriting(Inheritance another) {
        boolean known = another.subject.equals(subject)
                || inheritances.stream().anyMatch(one -> one.subject.equals(another.subject));
        return known
                ? this
                : but(draft -> draft.inheritances =
                        Stream.concat(inheritances.stream(), Stream.of(another)).toList());
    }

    /** With so much more of an inheritance. */
    Badge taking(long more, Inheritance inheritance) {
        return but(draft -> {
            draft.offset = offset + more;
            draft.inheritances = inheritances.stream()
                    .map(one -> one.equals(inheritance) ? one.taking(more) : one)
                    .toList();
        });
    }

    Badge withOffer(Optional<Offer> newOffer) {
        return but(draft -> draft.offer = newOffer);
    }

    /** Somebody else's from now on; the offer that led to it is done. */
    Badge withOwner(AccountId newOwner) {
        return but(draft -> {
            draft.owner = newOwner;
            draft.offer = Optional.empty();
        });
    }

    Badge withRevision(long newRevision) {
        return but(draft -> draft.revision = newRevision);
    }

    private Badge but(Consumer<BadgeDraft> change) {
        var draft = new BadgeDraft(this);
        change.accept(draft);
        return draft.finished();
    }
}
