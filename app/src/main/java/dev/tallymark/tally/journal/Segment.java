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

    private static final long MAGIC = 0x54414C4C594A3031L; // TALLYJ01
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
    static Segment create(Disk disk, long number, long size) throws IOException {
        var region = disk.create(new Name(number, false).file(), size);
        try {
            writeHead(region, number);
        } catch (IOException e) {
            region.close();
            throw e;
        }
        return new Segment(number, false, region);
    }

    private static void writeHead(Disk.Region region, long number) throws IOException {
        region.write(0, ByteBuffer.allocate(16).putLong(MAGIC).putLong(number).flip());
        region.force();
    }

    /** Opens a file and makes sure that it is the segment its name says; a file that was never named holds nothing. */
    static Segment open(Disk disk, Name name) throws IOException {
        var region = disk.open(name.file());
        var head = ByteBuffer.allocate(16);
        region.read(0, head);
        head.flip();
        boolean named = head.remaining() == 16 && head.getLong(0) == MAGIC && head.getLong(8) == name.number();
        boolean empty = head.remaining() == 16 && head.getLong(0) == 0 && head.getLong(8) == 0;
        if (!named
                && !(empty
                        && new SegmentScan(region, name.number()).read(FIRST, NOTHING)
                                instanceof SegmentScan.End.Clean)) {
            region.close();
            throw new JournalDamaged(name.file(), 0, "it does not begin as a segment");
        }
        if (empty) {
            writeHead(region, name.number());
        }
        return new Segment(name.number(), name.salvaged(), region);
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
