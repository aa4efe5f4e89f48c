package dev.tallymark.tally.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The write-ahead log of hits.
 *
 * <p><b>Writing.</b> One thread appends. A batch is written and forced with one call, and only then has it happened:
 * {@link #append} returns. One write is in flight, so at most the last record of the last segment can be cut off by a
 * crash. Segments are files of settled size, full of zeros; when one is full the next is made, forced and only then
 * used; that happens ahead of its need ({@link Spare}).
 *
 * <p><b>Sequence numbers</b> grow for ever. A journal that is opened goes on above its last record, above {@code
 * floor} (what the store has applied of it) and above the microseconds since 1970, so that a folder restored from an
 * older copy does not give out numbers that the store has seen.
 *
 * <p><b>Reading back.</b> The records of all segments follow each other without a hole. A cut-off record at the very
 * end was not acknowledged and is erased. Anything else that is not a valid record is damage ({@link SegmentScan} tells
 * them apart): opening stops with {@link JournalDamaged}, unless the operator says to go on; then the segment is marked
 * as salvaged, its readable records count, and its file is kept when it is no longer needed.
 *
 * <p><b>A failed force</b> leaves unknown what is on disk. The caller must end the process; it is never tried again.
 *
 * <p>{@link #append} belongs to one thread; {@link #trim} and the figures may be asked by others.
 */
public final class Journal implements BatchLog {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Disk disk;
    private final JournalSettings settings;
    private final ByteBuffer buffer;
    private final Deque<Closed> closed = new ArrayDeque<>();
    private final Spare spare;
    private final String producer;
    private Segment active;
    private long position;
    private long sequence;
    private long minute;
    private long written;
    private long spareFor;
    private long oldestMinute = Long.MAX_VALUE;
    private volatile long floor;
    private final long openedAbove;
    private final List<Segment.Name> found;
    private volatile long notBefore = System.nanoTime();

    /** A segment that is full, with its newest record. */
    private record Closed(Segment.Name name, long size, long lastSequence, long lastMinute) {}

    /**
     * Opens the journal of a folder, or begins one.
     *
     * @param producer who counts here
     * @param floor no sequence number up to this one is given out
     * @throws JournalDamaged when acknowledged records cannot be read and {@link JournalSettings#quarantine} is off
     */
    public static Journal open(Disk disk, JournalSettings settings, Producer producer, long floor) throws IOException {
        return new Journal(disk, settings, producer.id(), floor);
    }

    private Journal(Disk disk, JournalSettings settings, String producer, long floor) throws IOException {
        this.disk = disk;
        this.settings = settings;
        this.buffer = ByteBuffer.allocateDirect(RecordFormat.HEADER + (int) maxBody(settings));
        this.producer = producer;
        this.spare = new Spare(disk, settings, producer);
        this.sequence = floor;
        this.active = recover();
        this.openedAbove = sequence;
        this.found = new ArrayList<>(closed.stream().map(Closed::name).toList());
        this.found.add(active.name());
    }

    private static long maxBody(JournalSettings settings) {
        return Math.min(RecordFormat.MAX_BODY, settings.segmentSize() - Segment.FIRST - 2L * RecordFormat.SECTOR);
    }

    private Segment recover() throws IOException {
        var names = names();
        Segment last = null;
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (i > 0 && name.number() != names.get(i - 1).number() + 1 && !settings.quarantine()) {
                throw new JournalDamaged(name.file(), 0, "the segment before it is missing");
            }
            if (last != null) {
                close(last);
            }
            last = recover(name, isNewest(names, i));
        }
        if (last == null) {
            position = Segment.FIRST;
            return Segment.create(disk, 1, settings.segmentSize(), producer);
        }
        if (last.salvaged()) {
            close(last);
            position = Segment.FIRST;
            return Segment.create(disk, last.number() + 1, settings.segmentSize(), producer);
        }
        return last;
    }

    /** Whether the segment was the one in use: no other follows, or only a spare. */
    private boolean isNewest(List<Segment.Name> names, int index) throws IOException {
        if (index < names.size() - 2) {
            return false;
        }
        if (index == names.size() - 1) {
            return true;
        }
        try (var next = Segment.open(disk, names.getLast()).region()) {
            return new Segment(names.getLast().number(), false, next).isEmpty();
        }
    }

    private Segment recover(Segment.Name name, boolean newest) throws IOException {
        var segment = Segment.open(disk, name);
        var head = SegmentHead.read(segment.region(), name.number());
        var end = read(segment, new Watermark());
        if (!segment.salvaged() && !isWhole(head, segment)) {
            return damaged(segment, 0, "it does not begin as a segment");
        }
        if (!segment.salvaged() && head.producer().isEmpty()) {
            SegmentHead.write(segment.region(), name.number(), producer);
        }
        switch (end) {
            case SegmentScan.End.Clean clean -> position = clean.position();
            case SegmentScan.End.Torn torn
            when newest -> {
                LOG.info(
                        "Journal {} ends in a write that was cut off; erased from byte {}",
                        name.file(),
                        torn.position());
                segment.eraseFrom(torn.position());
                position = torn.position();
            }
            case SegmentScan.End.Torn torn -> {
                return damaged(segment, torn.position(), "a later segment follows a write that was cut off");
            }
            case SegmentScan.End.Damaged damage -> {
                return damaged(segment, damage.position(), damage.what());
            }
        }
        return segment;
    }

    private static boolean isWhole(SegmentHead head, Segment segment) throws IOException {
        return switch (head.kind()) {
            case NAMED -> true;
            case BLANK -> segment.isEmpty();
            case UNREADABLE -> false;
        };
    }

    private Segment damaged(Segment segment, long at, String what) throws IOException {
        var name = segment.name();
        if (!settings.quarantine()) {
            segment.region().close();
            throw new JournalDamaged(name.file(), at, what);
        }
        LOG.error("Journal segment {} is damaged at byte {} ({}); hits in it are lost", name.file(), at, what);
        var salvaged = new Segment.Name(name.number(), true);
        disk.rename(name.file(), salvaged.file());
        return new Segment(name.number(), true, segment.region());
    }

    /** Reads a segment to its end; around the damage where an operator accepted it. */
    private SegmentScan.End read(Segment segment, BatchReader reader) throws IOException {
        var scan = new SegmentScan(segment.region(), segment.number());
        var end = scan.read(Segment.FIRST, reader);
        boolean readAround = segment.salvaged() || settings.quarantine();
        while (readAround && end instanceof SegmentScan.End.Damaged damage && damage.next() >= 0) {
            var rest = scan.read(damage.next(), reader);
            end = rest instanceof SegmentScan.End.Damaged ? rest : damage.andNothingFollows();
        }
        return segment.salvaged() ? new SegmentScan.End.Clean(segment.region().size()) : end;
    }

    private final class Watermark implements BatchReader {

        @Override
        public boolean wants(long batchSequence, long batchMinute) {
            sequence = Math.max(sequence, batchSequence);
            minute = Math.max(minute, batchMinute);
            oldestMinute = Math.min(oldestMinute, batchMinute);
            return false;
        }

        @Override
        public void read(Batch batch) {}
    }

    private List<Segment.Name> names() throws IOException {
        List<Segment.Name> names = new ArrayList<>();
        for (var file : disk.list()) {
            Segment.Name.of(file).ifPresent(names::add);
        }
        return names;
    }

    @Override
    public void replay(BatchReader reader) throws IOException {
        for (var name : found) {
            var segment = Segment.open(disk, name);
            try {
                read(segment, new BatchReader() {
                    @Override
                    public boolean wants(long batchSequence, long batchMinute) {
                        return batchSequence <= openedAbove && reader.wants(batchSequence, batchMinute);
                    }

                    @Override
                    public void read(Batch batch) {
                        reader.read(batch);
                    }
                });
            } finally {
                segment.region().close();
            }
        }
    }

    @Override
    public long minute() {
        return minute;
    }

    @Override
    public long oldestMinute() {
        return oldestMinute;
    }

    @Override
    public void skipTo(long number) {
        floor = number;
    }

    @Override
    public long batchLimit() {
        return maxBody(settings) - 1;
    }

    @Override
    public long written() {
        return written;
    }

    /** What an entry of this key takes at most. */
    public static int sizeOf(String key) {
        return RecordFormat.sizeOf(key);
    }

    /** Makes a batch durable. */
    @Override
    public Batch append(long now, List<Batch.Entry> entries) throws IOException {
        var batch = new Batch(Math.max(sequence, floor) + 1, Math.max(minute, now), entries);
        buffer.clear();
        RecordFormat.encode(buffer, active.number(), batch);
        if (position + buffer.position() > active.region().size()) {
            roll();
            buffer.clear();
            RecordFormat.encode(buffer, active.number(), batch);
        }
        int length = buffer.flip().remaining();
        active.region().write(position, buffer);
        active.region().force();
        long end = RecordFormat.align(position + length);
        written += end - position;
        position = end;
        sequence = batch.sequence();
        minute = batch.minute();
        if (isTimeForSpare()) {
            spare.prepare(active.number() + 1);
            spareFor = active.number();
        }
        return batch;
    }

    /** Once for each segment, when it is half full: if that fails, the next attempt is when it is full. */
    private boolean isTimeForSpare() {
        return position > active.region().size() / 2
                && spareFor != active.number()
                && !spare.exists()
                && bytes() + settings.segmentSize() <= settings.limit();
    }

    private void roll() throws IOException {
        if (!spare.exists() && isDiskFull()) {
            throw new JournalFull("the disk had no room for another segment a moment ago");
        }
        if (!hasRoom()) {
            throw new JournalFull("the journal holds %,d bytes".formatted(bytes()));
        }
        Segment next;
        try {
            next = spare.take(active.number() + 1);
        } catch (IOException e) {
            // Trying fills what room is left, which others need.
            notBefore = System.nanoTime() + settings.retry().toNanos();
            throw new JournalFull("no room for another segment", e);
        }
        close(active);
        active = next;
        position = Segment.FIRST;
    }

    private void close(Segment segment) throws IOException {
        synchronized (closed) {
            closed.add(new Closed(segment.name(), segment.region().size(), sequence, minute));
        }
        segment.region().close();
    }

    /**
     * Lets go of segments that nobody needs: all of their batches are applied and of closed minutes, and the journal
     * holds more than it is told to keep.
     */
    @Override
    public void trim(long applied, long closedBefore, long now) throws IOException {
        for (var oldest = oldest(); oldest != null; oldest = oldest()) {
            boolean needed = oldest.lastSequence() > applied || oldest.lastMinute() >= closedBefore;
            boolean kept = bytes() - oldest.size() < settings.keepBytes()
                    && oldest.lastMinute() + settings.keepTime().toMinutes() >= now;
            if (needed || kept) {
                return;
            }
            remove(oldest);
        }
    }

    private void remove(Closed segment) throws IOException {
        var file = segment.name().file();
        if (segment.name().salvaged()) {
            disk.rename(file, file + ".kept");
        } else {
            disk.delete(file);
        }
        synchronized (closed) {
            closed.remove(segment);
        }
    }

    private @Nullable Closed oldest() {
        synchronized (closed) {
            return closed.peek();
        }
    }

    @Override
    public boolean hasRoom() {
        return spare.exists() || (!isDiskFull() && bytes() + settings.segmentSize() <= settings.limit());
    }

    /** Whether it was, a moment ago. */
    private boolean isDiskFull() {
        return System.nanoTime() - notBefore < 0;
    }

    @Override
    public long bytes() {
        synchronized (closed) {
            return closed.stream().mapToLong(Closed::size).sum() + settings.segmentSize() + spare.bytes();
        }
    }

    @Override
    public void close() throws IOException {
        spare.close();
        active.region().close();
    }
}
