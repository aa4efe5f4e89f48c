package dev.tallymark.tally.journal;

import dev.tallymark.shared.RandomKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What the first sector of a segment says, big-endian:
 *
 * <pre>
 * long magic · long number · 16 bytes producer · int crc of all before
 * </pre>
 *
 * Segments of earlier versions have zeros where the producer and the checksum are.
 *
 * @param kind whether it names this very segment
 * @param producer where it is told and its checksum is right
 */
record SegmentHead(Kind kind, Optional<String> producer) {

    enum Kind {
        NAMED,
        /** Never written: a crash came between making the file and naming it. */
        BLANK,
        UNREADABLE
    }

    private static final long MAGIC = 0x54414C4C594A3031L; // TALLYJ01
    private static final int PRODUCER = 16;
    private static final int CRC = PRODUCER + RandomKey.LENGTH;
    private static final int SIZE = CRC + Integer.BYTES;

    static SegmentHead read(Disk.Region region, long number) throws IOException {
        var bytes = ByteBuffer.allocate(SIZE);
        region.read(0, bytes);
        if (bytes.hasRemaining()) {
            return new SegmentHead(Kind.UNREADABLE, Optional.empty());
        }
        var id = new String(bytes.array(), PRODUCER, RandomKey.LENGTH, StandardCharsets.US_ASCII);
        boolean told = bytes.getInt(CRC) == crc(bytes) && RandomKey.isWellFormed(id);
        return new SegmentHead(kind(bytes, number), told ? Optional.of(id) : Optional.empty());
    }

    private static Kind kind(ByteBuffer bytes, long number) {
        if (bytes.getLong(0) == MAGIC && bytes.getLong(Long.BYTES) == number) {
            return Kind.NAMED;
        }
        return bytes.getLong(0) == 0 && bytes.getLong(Long.BYTES) == 0 ? Kind.BLANK : Kind.UNREADABLE;
    }

    static void write(Disk.Region region, long number, String producer) throws IOException {
        var bytes = ByteBuffer.allocate(SIZE)
                .putLong(MAGIC)
                .putLong(number)
                .put(producer.getBytes(StandardCharsets.US_ASCII));
        bytes.putInt(crc(bytes)).flip();
        region.write(0, bytes);
        region.force();
    }

    private static int crc(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes.duplicate().clear().limit(CRC));
        return (int) crc.getValue();
    }
}
