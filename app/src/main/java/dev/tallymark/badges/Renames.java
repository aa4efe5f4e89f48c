package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.shared.BadgeKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Gives badges another id. The former one stays as an alias: it counts for the badge and shows it, and nobody else can
 * have it. The entry of the new id is written before the badge; a crash between leaves an address that leads to the
 * badge and is not on its list, and renaming it to that once more puts it there. When the badge is deleted instead, the
 * {@link Registrar} takes the entry back from it.
 */
@Component
class Renames {

    private final Registrar registrar;
    private final NameRegister names;
    private final BadgeEdits edits;
    private final Directory directory;
    private final Removals removals;
    private final Inheritances inheritances;
    private final Clock clock;

    Renames(
            Registrar registrar,
            NameRegister names,
            BadgeEdits edits,
            Directory directory,
            Removals removals,
            Inheritances inheritances,
            Clock clock) {
        this.registrar = registrar;
        this.names = names;
        this.edits = edits;
        this.directory = directory;
        this.removals = removals;
        this.inheritances = inheritances;
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
        if (own) {
            return change(account, badge, name);
        }
        if (badge.aliases().size() >= Badge.MAX_ALIASES) {
            return new Registration.TooManyAliases(Badge.MAX_ALIASES);
        }
        var refused = enter(account, badge, name);
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            return change(account, badge, name);
        } catch (BadgeNotFound deleted) {
            // Its names were struck without the new one.
            names.leave(name, key);
            directory.doubt(name.key());
            throw deleted;
        }
    }

    private Registration change(Account account, Badge badge, BadgeName name) {
        var generation = names.find(name.key()).generation();
        var inheritance = new Badge.Inheritance(name, Subjects.of(name.key(), generation), 0);
        var renamed = edits.change(
                account,
                badge.key(),
                before -> before.withNames(name, aliases(before, name)).inheriting(inheritance),
                before -> "Renamed from " + before.name().shown() + " to " + name.shown());
        return new Registration.Registered(inheritances.take(account.login(), renamed));
    }

    private Optional<Registration> enter(Account account, Badge badge, BadgeName name) {
        var entry = registrar.entry(name);
        if (!entry.belongsTo(badge.key())) {
            var refused = registrar.refusal(account, name, entry);
            if (refused.isPresent()) {
                return refused;
            }
            inheritances.expect(badge.key());
            if (!names.enter(name, badge.key())) {
                throw new BadgeChanged();
            }
        }
        directory.doubt(name.key());
        return Optional.empty();
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
        removals.reserve(account.id(), alias, key);
        var without = edits.change(
                account,
                key,
                before -> before.withNames(
                        before.name(),
                        before.aliases().stream()
                                .filter(known -> !known.key().equals(alias.key()))
                                .toList()),
                _ -> "Alias " + alias.shown() + " removed");
        names.strike(alias, key, clock.instant());
        directory.forget(alias);
        return without;
    }
}
