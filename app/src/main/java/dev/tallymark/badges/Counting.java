package dev.tallymark.badges;

import dev.tallymark.badges.Answer.Hit;
import dev.tallymark.badges.Answer.Notice;
import dev.tallymark.svg.BadgeImage;
import dev.tallymark.tally.Charge;
import dev.tallymark.tally.CountUnknown;
import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.NotCounted;
import dev.tallymark.tally.Tallies;
import dev.tallymark.tally.Tallies.Keep;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/**
 * Counts a hit on an id and says what its badge shows.
 *
 * <p>An answer takes {@link BadgeSettings#patience()} at most, whatever it waits for. A hit that is not on disk by then
 * is {@link Hit#PENDING}; one that is and whose total is not known is durable all the same. Only the numbers of hits on
 * disk are shown, so none is ever followed by a smaller one.
 *
 * <p>A hit on an id that is not in memory is {@link Unplaced} while MongoDB is away.
 */
@Component
class Counting {

    /** What is left of the wait for the disk when MongoDB has used up the rest. */
    private static final Duration FORCE = Duration.ofMillis(50);

    private static final BadgeImage DEFAULT_BLANK = BadgeImage.of(Look.DEFAULT.label(), "");

    private final Directory directory;
    private final Tallies tallies;
    private final Admission admission;
    private final Unplaced unplaced;
    private final Waits waits;
    private final BadgeSettings settings;
    private final Clock clock;

    Counting(
            Directory directory,
            Tallies tallies,
            Admission admission,
            Unplaced unplaced,
            Waits waits,
            BadgeSettings settings,
            Clock clock) {
        this.directory = directory;
        this.tallies = tallies;
        this.admission = admission;
        this.unplaced = unplaced;
        this.waits = waits;
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts, and says what the badge shows then. */
    Answer hit(BadgeName name) {
        var deadline = Deadline.in(settings.patience());
        var standing = directory.standing(name, deadline.before(FORCE));
        if (standing instanceof Standing.Unknown) {
            return new Answer(Notice.UNAVAILABLE, unplaced.keep(name) ? Hit.PENDING : Hit.REFUSED);
        }
        return count(standing, deadline);
    }

    /**
     * Counts hits that were {@link Unplaced}; false when they still are, or there is no room for them: after an outage
     * the journal may be full for a while. Where a hit that comes now would not count, neither do they.
     */
    boolean place(BadgeName name, int hits) {
        var deadline = Deadline.in(settings.patience());
        return switch (directory.standing(name, deadline.before(FORCE))) {
            case Standing.Unknown _ -> false;
            case Standing.Registered badge when !isPaused(badge) -> isTaken(add(badge, hits), deadline);
            case Standing.Unclaimed unclaimed
            when settings.unclaimed() && admission.admits(unclaimed, deadline.before(FORCE)) ->
                isTaken(add(unclaimed, hits), deadline);
            case Standing.Registered _, Standing.Unclaimed _, Standing.Gone _ -> true;
        };
    }

    private boolean isTaken(CompletableFuture<OptionalLong> added, Deadline deadline) {
        return await(added, deadline).hit() != Hit.REFUSED;
    }

    private CompletableFuture<OptionalLong> add(Standing.Registered badge, int hits) {
        return tallies.add(
                badge.counter(), hits, Keep.HISTORY, Charge.to(badge.badge().owner()));
    }

    private CompletableFuture<OptionalLong> add(Standing.Unclaimed unclaimed, int hits) {
        return tallies.add(unclaimed.counter(), hits, Keep.TOTAL, Charge.NOBODY);
    }

    private Answer count(Standing standing, Deadline deadline) {
        return switch (standing) {
            case Standing.Registered badge when isPaused(badge) -> answer(badge, Hit.REFUSED, deadline);
            case Standing.Registered badge -> count(add(badge, 1), badge.counter(), deadline, face(badge));
            case Standing.Unclaimed _ when !settings.unclaimed() -> new Answer(Notice.NOT_REGISTERED, Hit.REFUSED);
            case Standing.Unclaimed unclaimed
            when !admission.admits(unclaimed, deadline.before(FORCE)) -> answer(unclaimed, Hit.REFUSED, deadline);
            case Standing.Unclaimed unclaimed ->
                count(add(unclaimed, 1), unclaimed.counter(), deadline, Counting::face);
            case Standing.Gone _ -> new Answer(Notice.GONE, Hit.REFUSED);
            case Standing.Unknown _ -> new Answer(Notice.UNAVAILABLE, Hit.REFUSED);
        };
    }

    /** Says what the badge shows, without counting. */
    Answer look(BadgeName name) {
        var deadline = Deadline.in(settings.patience());
        return switch (directory.standing(name, deadline.before(FORCE))) {
            case Standing.Registered badge -> answer(badge, Hit.NONE, deadline);
            case Standing.Unclaimed _ when !settings.unclaimed() -> new Answer(Notice.NOT_REGISTERED, Hit.NONE);
            case Standing.Unclaimed unclaimed -> answer(unclaimed, Hit.NONE, deadline);
            case Standing.Gone _ -> new Answer(Notice.GONE, Hit.NONE);
            case Standing.Unknown _ -> new Answer(Notice.UNAVAILABLE, Hit.NONE);
        };
    }

    private Answer answer(Standing.Registered badge, Hit hit, Deadline deadline) {
        return new Answer(known(badge.counter(), deadline, face(badge)), hit);
    }

    private Answer answer(Standing.Unclaimed unclaimed, Hit hit, Deadline deadline) {
        return new Answer(known(unclaimed.counter(), deadline, Counting::face), hit);
    }

    private Answer count(
            CompletableFuture<OptionalLong> added,
            CounterId counter,
            Deadline deadline,
            LongFunction<Answer.Says> face) {
        var outcome = await(added, deadline);
        var says = outcome.total().isPresent() ? shown(outcome.total(), face) : known(counter, deadline, face);
        return new Answer(says, outcome.hit());
    }

    private Outcome await(CompletableFuture<OptionalLong> hit, Deadline deadline) {
        try {
            return waits.isDone(hit, deadline)
                    ? new Outcome(Hit.DURABLE, hit.get())
                    : new Outcome(Hit.PENDING, OptionalLong.empty());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Outcome(Hit.PENDING, OptionalLong.empty());
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case NotCounted _ -> new Outcome(Hit.REFUSED, OptionalLong.empty());
                case CountUnknown _ -> new Outcome(Hit.PENDING, OptionalLong.empty());
                case null, default -> throw new IllegalStateException(e.getCause());
            };
        }
    }

    /** @param total with this hit, where it is known */
    private record Outcome(Hit hit, OptionalLong total) {}

    private static Answer.Says shown(OptionalLong total, LongFunction<Answer.Says> face) {
        return total.isPresent() ? face.apply(total.getAsLong()) : Notice.UNAVAILABLE;
    }

    private Answer.Says known(CounterId counter, Deadline deadline, LongFunction<Answer.Says> face) {
        return shown(tallies.total(counter, Duration.ofNanos(deadline.left())), face);
    }

    private boolean isPaused(Standing.Registered badge) {
        return badge.badge().pausedUntil().isPresent() && badge.badge().isPaused(clock.instant());
    }

    private static LongFunction<Answer.Says> face(Standing.Registered badge) {
        return counted ->
                new Answer.Count(badge.badge().shown(counted), badge.badge().look(), badge.blank());
    }

    private static Answer.Says face(long counted) {
        return new Answer.Count(Math.min(counted, Badge.MAX_TOTAL), Look.DEFAULT, DEFAULT_BLANK);
    }
}
