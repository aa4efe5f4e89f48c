package dev.tallymark.badges;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
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
 * comes beyond is not known in time. An entry is read again in the background when it is used half a minute after it
 * was read, and the old one serves meanwhile; when MongoDB is away it goes on serving. What this process changes itself
 * is told by {@link #learn} and {@link #forget}, and a load that was under way at that moment does not overwrite it: the
 * cache drops the outcome of a load whose entry was replaced.
 */
@Component
class Directory {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MAX_LOADS = 256;

    private final NameRegister names;
    private final BadgeStore badges;
    private final Painter painter;
    private final Duration patience;
    private final Semaphore loads = new Semaphore(MAX_LOADS);
    private final AsyncLoadingCache<String, @Nullable Standing> standings;

    Directory(NameRegister names, BadgeStore badges, Painter painter, BadgeSettings settings) {
        this.names = names;
        this.badges = badges;
        this.painter = painter;
        this.patience = settings.patience();
        this.standings = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .refreshAfterWrite(FRESH)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .buildAsync(new Loader());
    }

    /** What it stands for; {@link Standing.Unknown} when that is not in memory and does not arrive in time. */
    Standing standing(BadgeName name, Deadline deadline) {
        var load = standings.get(name.key());
        try {
            var standing = load.isDone() ? load.get() : load.get(deadline.left(), TimeUnit.NANOSECONDS);
            return standing == null ? new Standing.Unknown(name) : standing;
        } catch (ExecutionException | TimeoutException e) {
            return new Standing.Unknown(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Standing.Unknown(name);
        }
    }

    /**
     * Remembers a badge that this process has just written, under all its names; the newest revision stays, and a
     * deletion does.
     */
    void learn(Badge badge) {
        badge.names()
                .forEach(name -> standings.synchronous().asMap().compute(name.key(), (_, known) -> switch (known) {
                    case Standing.Registered old
                    when old.badge().key().equals(badge.key()) && old.badge().revision() > badge.revision() -> old;
                    case Standing.Gone gone when badge.revision() > 1 -> gone;
                    case null, default -> registered(badge);
                }));
    }

    /** Remembers that this process has just deleted what had the name. */
    void forget(BadgeName name) {
        standings.put(name.key(), CompletableFuture.completedFuture(new Standing.Gone()));
    }

    /** Asks the register again when the name is used next. */
    void doubt(String key) {
        standings.synchronous().invalidate(key);
    }

    private Standing registered(Badge badge) {
        return new Standing.Registered(badge, badge.counter(), painter.blank(badge.look()));
    }

    private final class Loader implements CacheLoader<String, @Nullable Standing> {

        /** Null, which the cache does not keep, when MongoDB is away or too much is being loaded. */
        @Override
        public @Nullable Standing load(String key) throws InterruptedException {
            if (!loads.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return null;
            }
            try {
                return look(key);
            } catch (BadgesUnavailable e) {
                return null;
            } finally {
                loads.release();
            }
        }

        /** Keeps what is known when MongoDB is away; also what is known of a counter nobody owns. */
        @Override
        public Standing reload(String key, Standing old) throws InterruptedException {
            var read = load(key);
            return read == null || isSameCounter(read, old) ? old : read;
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
