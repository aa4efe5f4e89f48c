package dev.tallymark.tally.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one segment from its first record to its end and judges how it ends. Acknowledged records are never dropped
 * without a word: what cannot be explained by a write that was cut off is damage.
 */
final class SegmentScan {

    /** Where the records end, and how. */
    sealed interface End {

        /** Zeros follow, or nothing. */
        record Clean(long position) implements End {}

        /** A write was cut off: some sector of it was never written. It was not acknowledged and can go. */
        record Torn(long position) implements End {}

        /** Something else is there. {@code next} is where valid records go on, or -1. */
        record Damaged(long position, long next, String what) implements End {

            Damaged andNothingFollows() {
                return new Damaged(position, -1, what);
            }
        }
    }

    private final Window window;
    private final long segment;

    SegmentScan(Disk.Region region, long segment) throws IOException {
        this.window = new Window(region);
        this.segment = segment;
    }

    /** Reads records from this offset on until they end. */
    End read(long from, BatchReader reader) throws IOException {
        long position = RecordFormat.align(from);
        while (position + RecordFormat.HEADER <= window.end()) {
            var header = wholeRecordAt(position);
            if (header == null) {
                return judge(position);
            }
            if (reader.wants(header.sequence(), header.minute())) {
                reader.read(RecordFormat.batch(window.at(position), window.index(position), header));
            }
            position = RecordFormat.align(position + RecordFormat.HEADER + header.length());
        }
        return new End.Clean(position);
    }

    private End judge(long position) throws IOException {
        if (window.isZero(position, window.end())) {
            return new End.Clean(position);
        }
        long next = nextWholeRecord(position + Long.BYTES);
        if (next >= 0) {
            return new End.Damaged(position, next, "valid records follow");
        }
        var header = RecordFormat.header(window.at(position), segment, window.index(position));
        if (header == null) {
            boolean neverWritten = window.isZero(position, position + RecordFormat.HEADER);
            return neverWritten
                    ? new End.Torn(position)
                    : new End.Damaged(position, -1, "what a header holds here was never written by us");
        }
        return hasUnwrittenSector(position, position + RecordFormat.HEADER + header.length())
                ? new End.Torn(position)
                : new End.Damaged(position, -1, "the last record was written whole, but its checksum is wrong");
    }

    private boolean hasUnwrittenSector(long from, long to) throws IOException {
        long end = Math.min(to, window.end());
        for (long start = from; start < end; ) {
            long next = Math.min(end, start / RecordFormat.SECTOR * RecordFormat.SECTOR + RecordFormat.SECTOR);
            if (window.isZero(start, next)) {
                return true;
            }
            start = next;
        }
        return false;
    }

    private long nextWholeRecord(long from) throws IOException {
        for (long position = RecordFormat.align(from);
                position + RecordFormat.HEADER <= window.end();
                position = RecordFormat.align(position + 1)) {
            if (wholeRecordAt(position) != null) {
                return position;
            }
        }
        return -1;
    }

    private RecordFormat.@Nullable Header wholeRecordAt(long position) throws IOException {
        var bytes = window.at(position);
        int index = window.index(position);
        var header = RecordFormat.header(bytes, segment, index);
        return header != null && RecordFormat.bodyIsWhole(bytes, segment, index, header) ? header : null;
    }
}
