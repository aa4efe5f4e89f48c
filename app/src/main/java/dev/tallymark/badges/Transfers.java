package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.ownership.GitHubOwner;
import dev.tallymark.ownership.Lookup;
import dev.tallymark.ownership.Ownership;
import dev.tallymark.shared.BadgeKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Gives badges to other accounts, once these accept. An offer is part of the badge; who it is for finds it on a list of
 * their own, kept by GitHub's numeric id, so that neither a renamed login nor somebody else under an old one matters.
 * Accepting changes the owner and nothing else: key, ids, look, counter and history stay.
 */
@Component
public class Transfers {

    /** An offer is over by itself after so long. */
    public static final Duration LIFE = Duration.ofDays(14);

    private final BadgeStore store;
    private final BadgeEdits edits;
    private final BadgeShelf shelves;
    private final OfferList lists;
    private final Words words;
    private final BadgeFigures figures;
    private final Ownership ownership;
    private final Allowance allowance;
    private final Clock clock;

    Transfers(
            BadgeStore store,
            BadgeEdits edits,
            BadgeShelf shelves,
            OfferList lists,
            Words words,
            BadgeFigures figures,
            Ownership ownership,
            Allowance allowance,
            Clock clock) {
        this.store = store;
        this.edits = edits;
        this.shelves = shelves;
        this.lists = lists;
        this.words = words;
        this.figures = figures;
        this.ownership = ownership;
        this.allowance = allowance;
        this.clock = clock;
    }

    /** What came of an offer. */
    public sealed interface Outcome {
        record Offered(Badge badge) implements Outcome {}

        /** Nobody at GitHub has that login. */
        record Nobody() implements Outcome {}

        record Yourself() implements Outcome {}

        /** An organisation or an app, which cannot sign in. */
        record NoPerson(GitHubOwner owner) implements Outcome {}

        /** As many offers as one person may have wait for their answer. */
        record TooManyOffers(String login) implements Outcome {}

        /** GitHub does not say who that is. */
        record Unanswered(Instant again) implements Outcome {}
    }

    /**
     * Offers a badge to whoever has a login at GitHub now, instead of to whom it was offered before.
     *
     * @throws BadgeNotFound when it is not the account's
     */
    public Outcome offer(Account account, BadgeKey key, String login) {
        edits.owned(account, key);
        return switch (ownership.person(account, login)) {
            case Lookup.Nobody _ -> new Outcome.Nobody();
            case Lookup.Unanswered later -> new Outcome.Unanswered(later.again());
            case Lookup.Found found when !found.owner().isPerson() -> new Outcome.NoPerson(found.owner());
            case Lookup.Found found when isSame(account, found.owner().id()) -> new Outcome.Yourself();
            case Lookup.Found found -> offer(account, key, found.owner());
        };
    }

    private Outcome offer(Account account, BadgeKey key, GitHubOwner to) {
        if (!lists.put(to.id(), key, this::isOpen)) {
            return new Outcome.TooManyOffers(to.login());
        }
        var ends = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        var offer = new Badge.Offer(account.login(), to.id(), to.login(), ends);
        var before = edits.owned(account, key).offer();
        var badge = edits.change(
                account, key, known -> known.withOffer(Optional.of(offer)), _ -> "Offered to " + to.login());
        before.filter(other -> other.githubId() != to.id()).ifPresent(other -> lists.take(other.githubId(), key));
        return new Outcome.Offered(badge);
    }

    /** Takes an offer back; nothing when there is none. */
    public void withdraw(Account account, BadgeKey key) {
        var offer = edits.owned(account, key).offer();
        if (offer.isPresent()) {
            edits.change(
                    account,
                    key,
                    badge -> badge.withOffer(Optional.empty()),
                    _ -> "Offer to " + offer.get().login() + " withdrawn");
            lists.take(offer.get().githubId(), key);
        }
    }

    /**
     * A badge that somebody else wants to give to the account.
     *
     * @param shown what it shows, where that is known now
     */
    public record Gift(Badge badge, Badge.Offer offer, OptionalLong shown) {}

    /** The badges that others offer to the account now. */
    public List<Gift> offersTo(Account account) {
        return account.githubId().isEmpty()
                ? List.of()
                : lists.of(account.githubId().getAsLong()).stream()
                        .map(BadgeKey::new)
                        .flatMap(key -> offered(account, key).stream())
                        .map(badge -> new Gift(badge, badge.offer().orElseThrow(), figures.shown(badge)))
                        .toList();
    }

    /**
     * Makes an offered badge the account's own.
     *
     * @return false, and nothing done, when it has as many badges as one account may have
     * @throws BadgeNotFound when it is not offered to the account now
     */
    public boolean accept(Account account, BadgeKey key) {
        var badge = offered(account, key).orElseThrow(BadgeNotFound::new);
        if (!allowance.hasRoom(account.id())) {
            return false;
        }
        // On both shelves for a moment: each shows only what is its account's.
        shelves.put(account.id(), key);
        if (!allowance.covers(account.id(), key)) {
            shelves.take(account.id(), key);
            return false;
        }
        var accepted = edits.replace(account, badge, badge.withOwner(account.id()), List.of("Transfer accepted"));
        if (accepted.isEmpty()) {
            if (store.find(account.id(), key).isEmpty()) {
                shelves.take(account.id(), key);
            }
            throw new BadgeChanged();
        }
        shelves.take(badge.owner(), key);
        badge.names()
                .map(name -> name.beginning().word())
                .distinct()
                .forEach(word -> words.pass(badge.owner(), account.id(), word));
        lists.take(account.githubId().orElseThrow(), key);
        return true;
    }

    /** @throws BadgeNotFound when it is not offered to the account now */
    public void decline(Account account, BadgeKey key) {
        var badge = offered(account, key).orElseThrow(BadgeNotFound::new);
        var declined = edits.replace(account, badge, badge.withOffer(Optional.empty()), List.of("Transfer declined"));
        if (declined.isEmpty()) {
            throw new BadgeChanged();
        }
        lists.take(account.githubId().orElseThrow(), key);
    }

    private Optional<Badge> offered(Account account, BadgeKey key) {
        return store.find(key)
                .filter(badge -> badge.offer(clock.instant())
                        .filter(offer -> isSame(account, offer.githubId()))
                        .isPresent());
    }

    private boolean isOpen(long githubId, BadgeKey key) {
        return store.find(key)
                .flatMap(badge -> badge.offer(clock.instant()))
                .filter(offer -> offer.githubId() == githubId)
                .isPresent();
    }

    private static boolean isSame(Account account, long githubId) {
        return account.githubId().isPresent() && account.githubId().getAsLong() == githubId;
    }
}
