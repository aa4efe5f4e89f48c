package dev.tallymark.tally.journal;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The next segment, made ahead of its need: filling a file with zeros takes as long as thousands of forces. At most one
 * is made at a time, on another thread. After a crash a spare is a segment without records.
 *
 * <p>{@link #prepare} and {@link #take} belong to the thread that appends.
 */
final class Spare {

    private static final Logger LOG = LoggerFactory.getLogger(Spare.class);

    private final Disk disk;
    private final JournalSettings settings;
    private final String producer;
    private volatile @Nullable CompletableFuture<Segment> making;

    Spare(Disk disk, JournalSettings settings, String producer) {
        this.disk = disk;
        this.settings = settings;
        this.producer = producer;
    }

    /** Whether there is one, or will be. */
    boolean exists() {
        return making != null;
    }

    /** What it takes on disk. */
    long bytes() {
        return exists() ? settings.segmentSize() : 0;
    }

    /** Begins to make one. */
    void prepare(long number) {
        var next = new CompletableFuture<Segment>();
        making = next;
        disk.later(() -> {
            try {
                next.complete(create(number));
            } catch (IOException | RuntimeException e) {
                LOG.warn("The next journal segment cannot be made ahead: {}", e.toString());
                next.completeExceptionally(e);
            } catch (Error e) {
                // Whoever waits for it must not wait for ever.
                next.completeExceptionally(e);
                throw e;
            }
        });
    }

    /** The spare, or else a new segment of this number; waits until it is made. */
    Segment take(long number) throws IOException {
        var ready = making;
        making = null;
        if (ready == null) {
            return create(number);
        }
        try {
            return ready.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }

    private Segment create(long number) throws IOException {
        return Segment.create(disk, number, settings.segmentSize(), producer);
    }

    /** Lets go of it; its file stays, without records. */
    void close() throws IOException {
        var ready = making;
        if (ready != null && !ready.handle((made, failed) -> failed != null).join()) {
            ready.join().region().close();
        }
    }
}
