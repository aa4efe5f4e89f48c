package dev.tallymark.tally.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A part of a region in memory, moved along as it is read, so that a segment never has to fit into memory. */
final class Window {

    private static final int SIZE = 4 << 20;

    private final Disk.Region region;
    private final ByteBuffer bytes;
    private long start;

    Window(Disk.Region region) throws IOException {
        this.region = region;
        this.bytes = ByteBuffer.allocate((int) Math.min(SIZE, region.size()));
        load(0);
    }

    /** Where the region ends. */
    long end() {
        return region.size();
    }

    /** Holds at least one record of any size, or all that is left, from this offset on. */
    ByteBuffer at(long offset) throws IOException {
        boolean enough = offset + RecordFormat.HEADER + RecordFormat.MAX_BODY <= start + bytes.limit()
                || start + bytes.limit() >= region.size();
        if (offset < start || !enough) {
            load(offset);
        }
        return bytes;
    }

    /** The same offset as an index into {@link #at}. */
    int index(long offset) {
        return (int) (offset - start);
    }

    /** Whether there are only zeros in {@code [from, to)}. */
    boolean isZero(long from, long to) throws IOException {
        for (long offset = from; offset < to; ) {
            var window = at(offset);
            int index = index(offset);
            int limit = (int) Math.min(window.limit(), index + to - offset);
            int first = index;
            for (; index + 8 <= limit; index += 8) {
                if (window.getLong(index) != 0) {
                    return false;
                }
            }
            for (; index < limit; index++) {
                if (window.get(index) != 0) {
                    return false;
                }
            }
            offset += limit - first;
        }
        return true;
    }

    private void load(long offset) throws IOException {
        start = offset;
        bytes.clear().limit((int) Math.min(bytes.capacity(), region.size() - offset));
        region.read(offset, bytes);
        bytes.flip();
    }
}
