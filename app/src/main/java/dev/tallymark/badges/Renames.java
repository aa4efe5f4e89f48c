package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.tally.Tallies;
import dev.tallymark.web.Numbers;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Gives badges another id. The former one stays as an alias: it counts for the badge and shows it, and nobody else can
 * have it. The entry of the new id is written before the badge; a crash between leaves an address that leads to the
 * badge and is not on its list, and renaming it to that once more puts it there.
 */
@Component
class Renames {

    private final Registrar registrar;
    private final NameRegister names;
    private final BadgeEdits edits;
    private final Directory directory;
    private final Removals removals;
    private final Tallies tallies;
    private final Clock clock;

    Renames(
            Registrar registrar,
            NameRegister names,
            BadgeEdits edits,
            Directory directory,
            Removals removals,
            Tallies tallies,
            Clock clock) {
        this.registrar = registrar;
        this.names = names;
        this.edits = edits;
        this.directory = directory;
        this.removals = removals;
        this.tallies = tallies;
        this.clock = clock;
    }

    /**
     * Gives the badge this id, if its owner may have it. To write the same id otherwise, or to go back to an alias, is
     * always possible.
     *
     * @throws BadgeNotFound when it is not the account's
     */
    Registration rename(Account account, BadgeKey key, BadgeName name) {
        var badge = edits.owned(account, key);
        boolean own = badge.names().anyMatch(known -> known.key().equals(name.key()));
        if (!own) {
            if (badge.aliases().size() >= Badge.MAX_ALIASES) {
                return new Registration.TooManyAliases(Badge.MAX_ALIASES);
            }
            var refused = enter(account, badge, name);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        var renamed = edits.change(
                account,
                key,
                before -> before.withNames(name, aliases(before, name)),
                before -> "Renamed from " + before.name().shown() + " to " + name.shown());
        return new Registration.Registered(own ? renamed : withItsCount(account, renamed));
    }

    private Optional<Registration> enter(Account account, Badge badge, BadgeName name) {
        var entry = names.find(name.key());
        if (!entry.belongsTo(badge.key())) {
            var refused = registrar.refusal(account, name, entry);
            if (refused.isPresent()) {
                return refused;
            }
            if (!names.enter(name, badge.key())) {
                throw new BadgeChanged();
            }
        }
        directory.doubt(name.key());
        return Optional.empty();
    }

    /** What the address counted while it was nobody's goes to its owner; the badge's own counter stays as it is. */
    private Badge withItsCount(Account account, Badge badge) {
        var counter = Subjects.counter(
                badge.name().key(), names.find(badge.name().key()).generation());
        long waiting = tallies.total(counter).orElse(0);
        return waiting == 0 || counter.equals(badge.counter())
                ? badge
                : edits.change(
                        account,
                        badge.key(),
                        before -> before.withOffset(before.offset() + waiting),
                        _ -> "Count of " + badge.name().shown() + " added: " + Numbers.grouped(waiting));
    }

    private static List<BadgeName> aliases(Badge before, BadgeName name) {
        return Stream.concat(before.aliases().stream(), Stream.of(before.name()))
                .filter(alias -> !alias.key().equals(name.key()))
                .toList();
    }

    /**
     * Takes an alias from the badge: its address answers {@code gone}, and stays reserved for a year.
     *
     * @throws BadgeNotFound when it is not the account's, or has no such alias
     */
    Badge removeAlias(Account account, BadgeKey key, BadgeName name) {
        var alias = edits.owned(account, key).aliases().stream()
                .filter(known -> known.key().equals(name.key()))
                .findFirst()
                .orElseThrow(BadgeNotFound::new);
        removals.reserve(alias, key);
        names.strike(alias, key, clock.instant());
        var without = edits.change(
                account,
                key,
                before -> before.withNames(
                        before.name(),
                        before.aliases().stream()
                                .filter(known -> !known.key().equals(alias.key()))
                                .toList()),
                _ -> "Alias " + alias.shown() + " removed");
        directory.forget(alias);
        return without;
    }
}
