package dev.tallymark.tally.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Numbers batches and counts what waits for the store, nothing more: who takes a hit here is not told that it is durable
 * before the store has it. A crash leaves nothing.
 */
public final class MemoryLog implements BatchLog {

    private static final long MOST_PER_BATCH = 1 << 20;

    private final long limit;
    private final Deque<Held> held = new ArrayDeque<>();
    private long sequence;
    private long minute;
    private long bytes;
    private long written;

    private record Held(long sequence, long bytes) {}

    /**
     * @param limit how many bytes of keys may wait; beyond it batches are refused
     * @param floor no sequence number up to this one is given out
     * @param minute no batch is of an earlier one
     */
    public MemoryLog(long limit, long floor, long minute) {
        this.limit = limit;
        this.sequence = floor;
        this.minute = minute;
    }

    @Override
    public synchronized Batch append(long now, List<Batch.Entry> entries) throws JournalFull {
        long size =
                entries.stream().mapToLong(entry -> Journal.sizeOf(entry.key())).sum();
        if (bytes + size > limit) {
            throw new JournalFull("hits of %,d bytes wait for the store".formatted(bytes));
        }
        minute = Math.max(minute, now);
        var batch = new Batch(++sequence, minute, entries);
        held.add(new Held(sequence, size));
        bytes += size;
        written += size;
        return batch;
    }

    @Override
    public synchronized long written() {
        return written;
    }

    @Override
    public long batchLimit() {
        return Math.min(limit, MOST_PER_BATCH);
    }

    @Override
    public synchronized long minute() {
        return minute;
    }

    @Override
    public long oldestMinute() {
        return Long.MAX_VALUE;
    }

    @Override
    public synchronized void skipTo(long number) {
        sequence = Math.max(sequence, number);
    }

    @Override
    public void replay(BatchReader reader) {}

    @Override
    public synchronized void trim(long applied, long closedBefore, long now) {
        for (var oldest = held.peek(); oldest != null && oldest.sequence() <= applied; oldest = held.peek()) {
            bytes -= oldest.bytes();
            held.remove();
        }
    }

    @Override
    public synchronized boolean hasRoom() {
        return bytes + batchLimit() <= limit;
    }

    @Override
    public synchronized long bytes() {
        return bytes;
    }

    @Override
    public void close() {}
}
