package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.shared.BadgeKey;
import dev.tallymark.tally.Tallies;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Changes badges: by compare-and-set on their revision, with an audit line for each change, and known at once. */
@Component
class BadgeEdits {

    private static final int ATTEMPTS = 20;

    private final BadgeStore store;
    private final Directory directory;
    private final Tallies tallies;
    private final Clock clock;

    BadgeEdits(BadgeStore store, Directory directory, Tallies tallies, Clock clock) {
        this.store = store;
        this.directory = directory;
        this.tallies = tallies;
        this.clock = clock;
    }

    /** @throws BadgeNotFound when it is not the account's */
    Badge owned(Account account, BadgeKey key) {
        return store.find(account.id(), key).orElseThrow(BadgeNotFound::new);
    }

    /**
     * For changes of one's own badge that are right whatever else was changed meanwhile. What changes nothing leaves no
     * line.
     */
    Badge change(Account account, BadgeKey key, UnaryOperator<Badge> change, Function<Badge, String> say) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = owned(account, key);
            var after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            var done = replace(account, before, after, List.of(say.apply(before)));
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new BadgeChanged();
    }

    /** The badge as it is now; empty, and nothing done, when it was changed since it was read. */
    Optional<Badge> replace(Account account, Badge before, Badge after, List<String> sentences) {
        return replace(account.login(), before, after, sentences);
    }

    /** Likewise, for changes that no account makes. */
    Optional<Badge> replace(String who, Badge before, Badge after, List<String> sentences) {
        var next = after.withRevision(before.revision() + 1);
        var lines = sentences.stream().map(what -> line(who, before, what)).toList();
        if (!store.replace(next, lines)) {
            return Optional.empty();
        }
        directory.learn(next);
        return Optional.of(next);
    }

    private AuditLine line(String who, Badge badge, String what) {
        return new AuditLine(clock.instant(), who, what, shown(badge));
    }

    long shown(Badge badge) {
        return badge.shown(counted(badge));
    }

    long counted(Badge badge) {
        return tallies.total(badge.counter()).orElseThrow(BadgesUnavailable::withoutCount);
    }
}
