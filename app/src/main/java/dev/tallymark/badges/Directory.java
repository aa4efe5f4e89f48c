package dev.tallymark.badges;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tallymark.documents.Neighbours;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What every id stands for, in memory. A hit on a busy badge never asks MongoDB.
 *
 * <p>One load runs per id at a time, each on a virtual thread of its own, and at most {@value #MAX_LOADS} in all: what
 * comes beyond is not known in time. What this process changes itself is told by {@link #learn} and {@link #forget},
 * and a load that was under way at that moment does not overwrite it: the cache drops the outcome of a load whose entry
 * was replaced.
 *
 * <p>An entry that is no longer fresh is read again when it is used. A process alone has made all changes itself, so it
 * seldom asks and does not wait for the answer. Where there may be neighbours an entry is fresh for half a second, and
 * who uses it after that waits: so all nodes agree within a second. Either way, what is known goes on serving while
 * MongoDB is away.
 */
@Component
class Directory {

    private static final Duration FRESH_ALONE = Duration.ofMinutes(10);
    private static final Duration FRESH_AMONG_NEIGHBOURS = Duration.ofMillis(500);
    private static final int MAX_LOADS = 256;

    private final NameRegister names;
    private final BadgeStore badges;
    private final Painter painter;
    private final Neighbours neighbours;
    private final Clock clock;
    private final Duration patience;
    private final long fresh;
    private final Semaphore loads = new Semaphore(MAX_LOADS);
    private final AsyncLoadingCache<String, @Nullable Known> known;

    Directory(
            NameRegister names,
            BadgeStore badges,
            Painter painter,
            BadgeSettings settings,
            Neighbours neighbours,
            Clock clock) {
        this.names = names;
        this.badges = badges;
        this.painter = painter;
        this.neighbours = neighbours;
        this.clock = clock;
        this.patience = settings.patience();
        this.fresh = (neighbours.possible() ? FRESH_AMONG_NEIGHBOURS : FRESH_ALONE).toMillis();
        this.known = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .buildAsync(new Loader());
    }

    /**
     * @param asked when MongoDB was last asked, or this process changed it, in milliseconds
     * @param away whether MongoDB did not answer then
     */
    private record Known(Standing standing, long asked, boolean away) {

        boolean isFresh(long now, long life) {
            long age = now - asked;
            return age >= 0 && age < life;
        }
    }

    /** What it stands for; {@link Standing.Unknown} when that is not in memory and does not arrive in time. */
    Standing standing(BadgeName name, Deadline deadline) {
        var entry = await(known.get(name.key()), deadline);
        if (entry == null) {
            return new Standing.Unknown();
        }
        if (entry.isFresh(clock.millis(), fresh)) {
            return entry.standing;
        }
        var again = known.synchronous().refresh(name.key());
        var newer = neighbours.possible() ? await(again, deadline) : null;
        return newer == null ? entry.standing : newer.standing;
    }

    /** Likewise, as no other node can know it better: {@link Standing.Unknown} while MongoDB does not say. */
    Standing latest(BadgeName name, Deadline deadline) {
        if (!neighbours.possible()) {
            return standing(name, deadline);
        }
        var read = await(known.synchronous().refresh(name.key()), deadline);
        return read == null || read.away ? new Standing.Unknown() : read.standing;
    }

    private static @Nullable Known await(CompletableFuture<@Nullable Known> load, Deadline deadline) {
        try {
            return load.isDone() ? load.get() : load.get(deadline.left(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /**
     * Remembers a badge that this process has just written, under all its names; the newest revision stays, and a
     * deletion does.
     */
    void learn(Badge badge) {
        badge.names()
                .forEach(name -> known.synchronous()
                        .asMap()
                        .compute(
                                name.key(),
                                (_, before) -> now(newest(before == null ? null : before.standing, badge))));
    }

    private Standing newest(@Nullable Standing before, Badge badge) {
        return switch (before) {
            case Standing.Registered old
            when old.badge().key().equals(badge.key()) && old.badge().revision() > badge.revision() -> old;
            case Standing.Gone gone when badge.revision() > 1 -> gone;
            case null, default -> registered(badge);
        };
    }

    /** Remembers that this process has just deleted what had the name. */
    void forget(BadgeName name) {
        known.put(name.key(), CompletableFuture.completedFuture(now(new Standing.Gone())));
    }

    /** Asks the register again when the name is used next. */
    void doubt(String key) {
        known.synchronous().invalidate(key);
    }

    private Known now(Standing standing) {
        return new Known(standing, clock.millis(), false);
    }

    private Standing registered(Badge badge) {
        return new Standing.Registered(badge, badge.counter(), painter.blank(badge.look()));
    }

    private final class Loader implements CacheLoader<String, @Nullable Known> {

        /** Null, which the cache does not keep, when MongoDB is away or too much is being loaded. */
        @Override
        public @Nullable Known load(String key) throws InterruptedException {
            if (!loads.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return null;
            }
            try {
                long asked = clock.millis();
                return new Known(look(key), asked, false);
            } catch (BadgesUnavailable e) {
                return null;
            } finally {
                loads.release();
            }
        }

        /** Keeps what is known when MongoDB is away; also what is known of a counter nobody owns. */
        @Override
        public Known reload(String key, Known old) throws InterruptedException {
            var read = load(key);
            if (read == null) {
                return new Known(old.standing, clock.millis(), true);
            }
            return isSameCounter(read.standing, old.standing) ? new Known(old.standing, read.asked, false) : read;
        }

        private static boolean isSameCounter(Standing read, Standing old) {
            return read instanceof Standing.Unclaimed now
                    && old instanceof Standing.Unclaimed before
                    && now.counter().equals(before.counter());
        }

        private Standing look(String key) {
            var entry = names.find(key);
            if (entry.isFree()) {
                return new Standing.Unclaimed(key, entry.generation());
            }
            if (entry.isReserved()) {
                return new Standing.Gone();
            }
            return entry.badge()
                    .flatMap(badges::find)
                    .map(Directory.this::registered)
                    .orElseGet(Standing.Gone::new);
        }
    }
}
