package dev.tallymark.badges;

import dev.tallymark.shared.BadgeKey;
import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.Tallies;
import dev.tallymark.web.Numbers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Adds to renamed badges what their new addresses counted while they were nobody's.
 *
 * <p>The badge notes how much of it it has, and that note changes in the same write as its offset: so everything is
 * added once, whatever is cut short. Hits of the moment, of this node or of others that still take the address for
 * nobody's, count there after the renaming. So the rest is fetched again and again, until no memory has the address as
 * nobody's any more. What is not known now is fetched then, too.
 */
@Component
class Inheritances {

    /** A node with a journal counts on while MongoDB is away, and brings what it counted when it is back. */
    static final Duration UNTIL = Duration.ofDays(3);

    private static final String AT = "at";

    /** Who stands in the audit line of what nobody did. */
    private static final String SELF = "Tallymark";

    private final DocumentsById heirs;
    private final BadgeStore store;
    private final BadgeEdits edits;
    private final Tallies tallies;
    private final Clock clock;

    Inheritances(MongoTemplate template, BadgeStore store, BadgeEdits edits, Tallies tallies, Clock clock) {
        this.heirs = new DocumentsById(template, "badge_heirs");
        this.store = store;
        this.edits = edits;
        this.tallies = tallies;
        this.clock = clock;
    }

    /** Notes that the badge is about to inherit. Doing it again gives it more time. */
    void expect(BadgeKey badge) {
        heirs.upsert(badge.value(), new Update().set(AT, Date.from(clock.instant())));
    }

    /** The badge with all that it has inherited so far, as far as that is known now. */
    Badge take(String who, Badge badge) {
        return take(who, badge, totals(badge));
    }

    private Badge take(String who, Badge badge, Map<CounterId, Long> totals) {
        var after = badge;
        var sentences = new ArrayList<String>();
        for (var inheritance : badge.inheritances()) {
            long more = totals.getOrDefault(inheritance.counter(), 0L) - inheritance.taken();
            if (more > 0) {
                after = after.taking(more, inheritance);
                sentences.add("Count of " + inheritance.name().shown() + " added: " + Numbers.grouped(more));
            }
        }
        return sentences.isEmpty()
                ? badge
                : edits.replace(who, badge, after, sentences).orElse(badge);
    }

    /**
     * Fetches what came since for all that may still inherit.
     *
     * @throws Round.Unfinished when that failed for some
     */
    void sweep() {
        var round = new Round();
        round.each(heirs.all(), this::fetch);
        round.end();
    }

    private void fetch(Document heir) {
        store.find(new BadgeKey(heir.getString("_id")))
                .ifPresentOrElse(badge -> fetch(badge, heir), () -> heirs.remove(heir.getString("_id")));
    }

    private void fetch(Badge badge, Document heir) {
        var totals = totals(badge);
        var richer = take(SELF, badge, totals);
        boolean isOver =
                Duration.between(heir.getDate(AT).toInstant(), clock.instant()).compareTo(UNTIL) >= 0;
        boolean isAll = richer.inheritances().stream()
                .allMatch(one -> totals.getOrDefault(one.counter(), Long.MAX_VALUE) <= one.taken());
        if (isOver && isAll) {
            heirs.removeWhere(badge.key().value(), AT, heir.getDate(AT));
        }
    }

    private Map<CounterId, Long> totals(Badge badge) {
        var counters =
                badge.inheritances().stream().map(Badge.Inheritance::counter).toList();
        return counters.isEmpty() ? Map.of() : tallies.totals(counters, Tallies.PATIENCE);
    }
}
