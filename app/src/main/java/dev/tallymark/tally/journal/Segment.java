package dev.tallymark.tally.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file of a journal: a sector that names it, then records.
 *
 * @param number grows by one from segment to segment
 * @param salvaged whether an operator accepted that records in it are lost; such a segment is read around the damage
 *     and never written to
 */
record Segment(long number, boolean salvaged, Disk.Region region) {

    /** Where the first record begins. */
    static final long FIRST = RecordFormat.SECTOR;

    private static final Pattern NAME = Pattern.compile("(\\d{16})\\.(journal|salvaged)");

    /** What a file of a journal is called. */
    record Name(long number, boolean salvaged) {

        static Optional<Name> of(String file) {
            var name = NAME.matcher(file);
            return name.matches()
                    ? Optional.of(new Name(
                            Long.parseLong(name.group(1)), name.group(2).equals("salvaged")))
                    : Optional.empty();
        }

        String file() {
            return "%016d.%s".formatted(number, salvaged ? "salvaged" : "journal");
        }
    }

    Name name() {
        return new Name(number, salvaged);
    }

    /** A new one, named and forced. */
    static Segment create(Disk disk, long number, long size, String producer) throws IOException {
        var region = disk.create(new Name(number, false).file(), size);
        try {
            SegmentHead.write(region, number, producer);
        } catch (IOException e) {
            region.close();
            throw e;
        }
        return new Segment(number, false, region);
    }

    /** Opens a file, whatever is in it. */
    static Segment open(Disk disk, Name name) throws IOException {
        return new Segment(name.number(), name.salvaged(), disk.open(name.file()));
    }

    /** Whether there are only zeros behind the first sector. */
    boolean isEmpty() throws IOException {
        return new SegmentScan(region, number).read(FIRST, NOTHING).equals(new SegmentScan.End.Clean(FIRST));
    }

    /** Overwrites what a cut-off write left behind, so that it can never be taken for damage later. */
    void eraseFrom(long position) throws IOException {
        var zeros = ByteBuffer.allocate(64 << 10);
        for (long at = position; at < region.size(); at += zeros.capacity()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), region.size() - at));
            region.write(at, zeros);
        }
        region.force();
    }

    private static final BatchReader NOTHING = new BatchReader() {
        @Override
        public boolean wants(long sequence, long minute) {
            return false;
        }

        @Override
        public void read(Batch batch) {}
    };
}
