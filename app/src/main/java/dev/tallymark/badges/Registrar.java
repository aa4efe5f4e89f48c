package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.badges.Badges.Registration;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.tally.Tallies;
import dev.tallymark.web.Numbers;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Gives out ids.
 *
 * <p>A badge is a document, an entry in the register of names, and a place on its owner's shelf, written in this order
 * without a transaction. The entry decides who has the id. A crash before it leaves a document that nothing points to;
 * a crash after it leaves a badge that counts but stands on no shelf, and registering it again puts it there.
 */
@Component
class Registrar {

    private final BadgeStore store;
    private final NameRegister names;
    private final BadgeShelf shelves;
    private final Directory directory;
    private final Tallies tallies;
    private final BadgeSettings settings;
    private final Clock clock;

    Registrar(
            BadgeStore store,
            NameRegister names,
            BadgeShelf shelves,
            Directory directory,
            Tallies tallies,
            BadgeSettings settings,
            Clock clock) {
        this.store = store;
        this.names = names;
        this.shelves = shelves;
        this.directory = directory;
        this.tallies = tallies;
        this.settings = settings;
        this.clock = clock;
    }

    Registration register(Account account, BadgeName name, Look look, long base) {
        if (!account.isLocalOperator() && !isLogin(account, name)) {
            return new Registration.NotYours(name.firstSegment());
        }
        var entry = names.find(name.key());
        if (entry.isPresent() && entry.get().deleted().isEmpty()) {
            return taken(account, entry.get());
        }
        if (entry.filter(deleted -> deleted.isReserved(clock.instant())).isPresent()) {
            return new Registration.Reserved();
        }
        if (shelves.of(account.id()).size() >= settings.perAccount()) {
            return new Registration.TooMany(settings.perAccount());
        }
        return enter(account, draft(account, name, look, base, entry), entry);
    }

    private static boolean isLogin(Account account, BadgeName name) {
        return BadgeName.parse(account.login())
                .filter(login -> login.key().equals(name.firstSegment()))
                .isPresent();
    }

    private Registration taken(Account account, NameRegister.Entry entry) {
        var own = store.find(account.id(), entry.badge());
        own.ifPresent(badge -> shelves.put(account.id(), badge.key()));
        return new Registration.Taken(own.isPresent());
    }

    private Badge draft(Account account, BadgeName name, Look look, long base, Optional<NameRegister.Entry> before) {
        int generation = before.map(entry -> entry.generation() + 1).orElse(Subjects.FIRST_GENERATION);
        return new Badge(
                BadgeKey.random(),
                account.id(),
                name,
                Subjects.of(name.key(), generation),
                look,
                Badge.requireBase(base),
                Optional.empty(),
                false,
                clock.instant(),
                1);
    }

    private Registration enter(Account account, Badge badge, Optional<NameRegister.Entry> before) {
        store.insert(badge, line(account, badge));
        boolean entered = before.map(entry -> names.enterAgain(badge.name(), entry, badge.key()))
                .orElseGet(() -> names.enter(badge.name(), badge.key()));
        if (!entered) {
            store.remove(badge.key());
            return names.find(badge.name().key())
                    .map(winner -> taken(account, winner))
                    .orElseThrow(BadgeChanged::new);
        }
        directory.learn(badge);
        shelves.put(account.id(), badge.key());
        return new Registration.Registered(badge);
    }

    private AuditLine line(Account account, Badge badge) {
        var base = badge.offset() == 0 ? "" : " with base count " + Numbers.grouped(badge.offset());
        long counted = tallies.total(badge.counter()).orElseThrow(BadgesUnavailable::withoutCount);
        return new AuditLine(clock.instant(), account.login(), "Registered" + base, badge.shown(counted));
    }
}
