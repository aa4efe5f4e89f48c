package dev.tallymark.badges;

import dev.tallymark.tally.Charge;
import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.Erasure;
import dev.tallymark.tally.Tallies;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * When the counters that nobody owns were last seen, to the day, so that those can go which nobody sees any more.
 *
 * <p>The subjects are spread by their first three digits over {@value #SHELVES} documents of at most a few hundred
 * entries. A hit notes its subject in memory, once a day; what was noted is written together a little later. A crash
 * between loses the note, and the next hit makes it again. How many counters there are is the difference of two
 * tallies, {@code created} and {@code removed}, and so survives a restart. A counter that may be new or not, because
 * MongoDB does not say, is counted as new; when MongoDB answers again and turns out to know it, its place is given
 * back.
 *
 * <p>A sweep goes through a few documents at a time, and holds no lock: it may take minutes, and notes are written
 * meanwhile. It looks right before each removal whether the id was seen or registered since; {@link Departures} keeps
 * anybody from registering it between that look and the removal.
 */
@Component
class UnclaimedIds {

    static final int SHELVES = 4_096;
    private static final int MOST_NOTED = 200_000;
    private static final int MOST_AT_ONCE = 10_000;
    private static final int DIGITS = 3;
    private static final String SEEN = "seen";
    private static final CounterId CREATED = CounterId.of("unclaimed", "created");
    private static final CounterId REMOVED = CounterId.of("unclaimed", "removed");

    private final Map<String, Long> noted = new ConcurrentHashMap<>();
    private final Set<String> presumed = ConcurrentHashMap.newKeySet();
    private final DocumentsById shelves;
    private final BadgeStore badges;
    private final Tallies tallies;
    private final Erasure erasure;
    private final Departures departures;
    private final BadgeSettings settings;
    private final Clock clock;
    private final Counter dropped;
    private int next;

    UnclaimedIds(
            MongoTemplate template,
            BadgeStore badges,
            Tallies tallies,
            Erasure erasure,
            Departures departures,
            BadgeSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.shelves = new DocumentsById(template, "unclaimed_ids");
        this.badges = badges;
        this.tallies = tallies;
        this.erasure = erasure;
        this.departures = departures;
        this.settings = settings;
        this.clock = clock;
        this.dropped = Counter.builder("tallymark.unclaimed.unnoted")
                .description("Counters of nobody's ids that were seen and could not be noted")
                .register(meters);
    }

    /** Days since 1970. */
    long today() {
        return Duration.ofMillis(clock.millis()).toDays();
    }

    /** How many counters there are; empty while nobody knows. */
    OptionalLong count(Deadline deadline) {
        var created = tallies.total(CREATED, Duration.ofNanos(deadline.left()));
        var removed = tallies.total(REMOVED, Duration.ofNanos(deadline.left()));
        return created.isPresent() && removed.isPresent()
                ? OptionalLong.of(created.getAsLong() - removed.getAsLong())
                : OptionalLong.empty();
    }

    void created() {
        var _ = tallies.add(CREATED, 1, Tallies.Keep.TOTAL, Charge.NOBODY);
    }

    /** Counts one as new that may be. To be said before it is {@link #seen}, which makes it known. */
    void presume(CounterId counter) {
        if (presumed.size() >= MOST_NOTED) {
            dropped.increment();
            created();
        } else if (presumed.add(counter.subject())) {
            created();
        }
    }

    /** Notes that it was seen today. */
    void seen(CounterId counter) {
        if (noted.size() < MOST_NOTED) {
            noted.put(counter.subject(), today());
        } else {
            dropped.increment();
        }
    }

    /** Writes what was noted. What cannot be written is kept for the next time. */
    synchronized void write() {
        var notes = Map.copyOf(noted);
        if (notes.isEmpty()) {
            return;
        }
        settle();
        var updates = new HashMap<String, Update>();
        notes.forEach((subject, day) ->
                updates.computeIfAbsent(shelf(subject), _ -> new Update()).max(SEEN + '.' + rest(subject), day));
        shelves.upsertAll(updates);
        notes.forEach(noted::remove);
    }

    /** Gives back the places of those that were known before. */
    private void settle() {
        Set.copyOf(presumed).stream()
                .collect(Collectors.groupingBy(UnclaimedIds::shelf))
                .forEach((shelf, subjects) -> {
                    var known = seenOn(shelf);
                    remove((int) subjects.stream()
                            .filter(subject -> known.containsKey(rest(subject)))
                            .count());
                    subjects.forEach(presumed::remove);
                });
    }

    private void remove(int count) {
        if (count > 0) {
            var _ = tallies.add(REMOVED, count, Tallies.Keep.TOTAL, Charge.NOBODY);
        }
    }

    /**
     * Looks through the next so many documents, and removes the counters that were not seen for too long. For one
     * thread.
     *
     * @throws Round.Unfinished when that failed for some: their turn comes again after all others'
     */
    void sweep(int count) {
        var round = new Round();
        round.each(nextShelves(count), shelf -> round.each(old(shelf), this::depart));
        round.end();
    }

    private List<String> nextShelves(int count) {
        int first = next;
        next = (first + count) % SHELVES;
        return IntStream.range(first, first + count)
                .mapToObj(shelf -> HexFormat.of().toHexDigits(shelf % SHELVES, DIGITS))
                .toList();
    }

    private List<String> old(String shelf) {
        var seen = seenOn(shelf);
        return seen.keySet().stream()
                .map(rest -> shelf + rest)
                .filter(subject -> isOld(subject, seen))
                .limit(MOST_AT_ONCE)
                .toList();
    }

    private void depart(String subject) {
        if (!departures.begin(subject)) {
            return;
        }
        try {
            if (!isOld(subject, seenOn(shelf(subject)))) {
                return;
            }
            if (!badges.isOwned(subject)) {
                erasure.erase(CounterId.of(Subjects.VIEWS, subject));
            }
            strike(subject);
        } finally {
            departures.end(subject);
        }
    }

    /** Another node may have done so: whoever strikes a counter off gives its place back. */
    private void strike(String subject) {
        var note = SEEN + '.' + rest(subject);
        shelves.findAndUpdate(shelf(subject), new Update().unset(note))
                .map(found -> found.get(SEEN, Document.class))
                .filter(struck -> struck.containsKey(rest(subject)))
                .ifPresent(_ -> remove(1));
    }

    /** Not while a later note of it waits to be written. */
    private boolean isOld(String subject, Document seen) {
        long before = today() - settings.unclaimedLife().toDays();
        return !noted.containsKey(subject) && seen.get(rest(subject)) instanceof Number day && day.longValue() < before;
    }

    private Document seenOn(String shelf) {
        return shelves.find(shelf).map(found -> found.get(SEEN, Document.class)).orElseGet(Document::new);
    }

    private static String shelf(String subject) {
        return subject.substring(0, DIGITS);
    }

    private static String rest(String subject) {
        return subject.substring(DIGITS);
    }
}
