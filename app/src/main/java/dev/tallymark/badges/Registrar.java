package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.ownership.Ownership;
import dev.tallymark.ownership.Verdict;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.tally.Tallies;
import dev.tallymark.web.Numbers;
import java.time.Clock;
import java.util.List;
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
    private final Words words;
    private final Allowance allowance;
    private final Ownership ownership;
    private final Directory directory;
    private final Departures departures;
    private final Tallies tallies;
    private final Clock clock;

    Registrar(
            BadgeStore store,
            NameRegister names,
            BadgeShelf shelves,
            Words words,
            Allowance allowance,
            Ownership ownership,
            Directory directory,
            Departures departures,
            Tallies tallies,
            Clock clock) {
        this.store = store;
        this.names = names;
        this.shelves = shelves;
        this.words = words;
        this.allowance = allowance;
        this.ownership = ownership;
        this.directory = directory;
        this.departures = departures;
        this.tallies = tallies;
        this.clock = clock;
    }

    Registration register(Account account, BadgeName name, Look look, long base) {
        var entry = entry(name);
        return held(account, entry)
                .or(() -> allowance.refusesBadge(account.id()))
                .or(() -> unowned(account, name))
                .orElseGet(() -> enter(account, draft(account, name, look, base, entry)));
    }

    /**
     * Who has the id. A renaming that was cut short may have given it to a badge that was deleted since, without it:
     * then nobody has it. A badge is written before its first entry, and never again once it is deleted: so one that is
     * not there is not on its way either.
     */
    NameRegister.Entry entry(BadgeName name) {
        var entry = names.find(name.key());
        var missing = entry.badge()
                .filter(holder -> !entry.isReserved() && store.find(holder).isEmpty());
        if (missing.isEmpty()) {
            return entry;
        }
        names.leave(name, missing.get());
        directory.doubt(name.key());
        return names.find(name.key());
    }

    /**
     * Why the account may not have the id for a badge that it has already, if so. What is known here is looked at
     * first: asking GitHub is dear.
     */
    Optional<Registration> refusal(Account account, BadgeName name, NameRegister.Entry entry) {
        return held(account, entry)
                .or(() -> allowance.refusesName(account.id()))
                .or(() -> unowned(account, name));
    }

    private Optional<Registration> held(Account account, NameRegister.Entry entry) {
        return entry.isReserved()
                ? Optional.of(new Registration.Reserved())
                : entry.badge().map(holder -> taken(account, holder));
    }

    private Optional<Registration> unowned(Account account, BadgeName name) {
        return switch (ownership.of(account, name.beginning())) {
            case Verdict.Yours _ -> withWord(account, name);
            case Verdict.Nobodys _ -> wordTaken(account, name);
            case Verdict.SomebodyElses other -> Optional.of(new Registration.SomebodyElses(other.owner()));
            case Verdict.Unanswered later -> Optional.of(new Registration.Unanswered(later.again()));
        };
    }

    /** Should the word be nobody's login one day, it is still the account's who came first. */
    private Optional<Registration> withWord(Account account, BadgeName name) {
        words.take(account, name.beginning().word());
        return Optional.empty();
    }

    private Optional<Registration> wordTaken(Account account, BadgeName name) {
        var word = name.beginning().word();
        return words.take(account, word) ? Optional.empty() : Optional.of(new Registration.WordTaken(word));
    }

    private Registration taken(Account account, BadgeKey holder) {
        var own = store.find(account.id(), holder);
        own.ifPresent(badge -> shelves.put(account.id(), badge.key()));
        return new Registration.Taken(own.isPresent());
    }

    private Badge draft(Account account, BadgeName name, Look look, long base, NameRegister.Entry entry) {
        return new Badge(
                BadgeKey.random(),
                account.id(),
                name,
                Subjects.of(name.key(), entry.generation()),
                look,
                Badge.requireBase(base),
                Optional.empty(),
                false,
                clock.instant(),
                List.of(),
                List.of(),
                Optional.empty(),
                1);
    }

    private Registration enter(Account account, Badge badge) {
        store.insert(badge, line(account, badge));
        if (departures.isUnderWay(badge.subject())) {
            store.remove(badge.key());
            throw new BadgeChanged();
        }
        if (!names.enter(badge.name(), badge.key())) {
            store.remove(badge.key());
            return names.find(badge.name().key())
                    .badge()
                    .map(winner -> taken(account, winner))
                    .orElseThrow(BadgeChanged::new);
        }
        directory.learn(badge);
        shelves.put(account.id(), badge.key());
        return allowance.covers(account.id(), badge.key())
                ? new Registration.Registered(badge)
                : stepBack(account, badge);
    }

    private Registration stepBack(Account account, Badge badge) {
        names.leave(badge.name(), badge.key());
        store.remove(badge.key());
        shelves.take(account.id(), badge.key());
        directory.doubt(badge.name().key());
        return allowance.tooMany();
    }

    private AuditLine line(Account account, Badge badge) {
        var base = badge.offset() == 0 ? "" : " with base count " + Numbers.grouped(badge.offset());
        long counted = tallies.total(badge.counter()).orElseThrow(BadgesUnavailable::withoutCount);
        return new AuditLine(clock.instant(), account.login(), "Registered" + base, badge.shown(counted));
    }
}
