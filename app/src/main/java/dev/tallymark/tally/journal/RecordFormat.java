package dev.tallymark.tally.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How a batch lies in a segment, big-endian:
 *
 * <pre>
 * header  int magic · int length of body · long sequence · long minute · int crc of body · int crc of header
 * body    per entry: varint key length · key · varint total · varint history;  then one byte 0xFF
 * </pre>
 *
 * Both checksums (CRC-32C) begin with the segment's number, so that a record of another segment is never taken for one
 * of this. A record begins at a multiple of 8, and its header lies within one sector of 512 bytes, which a disk writes
 * whole or not at all: a header that is neither valid nor all zero is damage, never a torn write. The last byte of a
 * body is never zero, so that a sector which was never written can be told from one that was.
 */
final class RecordFormat {

    static final int HEADER = 32;
    static final int SECTOR = 512;
    static final int MAX_BODY = 1 << 20;

    private static final int MAGIC = 0x54414C59;
    private static final int ALIGN = 8;
    private static final byte END = (byte) 0xFF;
    private static final int MAX_KEY = 1_000;

    private RecordFormat() {}

    /** @param crc of the body that follows */
    record Header(int length, long sequence, long minute, int crc) {}

    /** Where the next record may begin, at or after this offset. */
    static long align(long offset) {
        long aligned = (offset + ALIGN - 1) / ALIGN * ALIGN;
        long inSector = aligned % SECTOR;
        return inSector > SECTOR - HEADER ? aligned + SECTOR - inSector : aligned;
    }

    /** Writes the record at the buffer's position. */
    static void encode(ByteBuffer into, long segment, Batch batch) {
        int start = into.position();
        into.position(start + HEADER);
        for (var entry : batch.entries()) {
            var key = entry.key().getBytes(StandardCharsets.UTF_8);
            putVarint(into, key.length);
            into.put(key);
            putVarint(into, entry.total());
            putVarint(into, entry.history());
        }
        into.put(END);
        int length = into.position() - start - HEADER;
        int bodyCrc = crc(segment, into, start + HEADER, length);
        into.putInt(start, MAGIC)
                .putInt(start + 4, length)
                .putLong(start + 8, batch.sequence())
                .putLong(start + 16, batch.minute())
                .putInt(start + 24, bodyCrc);
        into.putInt(start + 28, crc(segment, into, start, HEADER - 4));
    }

    /** The header at this offset, or null where there is no valid one. */
    static @Nullable Header header(ByteBuffer from, long segment, int offset) {
        if (offset + HEADER > from.limit() || from.getInt(offset) != MAGIC) {
            return null;
        }
        if (from.getInt(offset + 28) != crc(segment, from, offset, HEADER - 4)) {
            return null;
        }
        return new Header(
                from.getInt(offset + 4), from.getLong(offset + 8), from.getLong(offset + 16), from.getInt(offset + 24));
    }

    /** Whether the body behind this header is as it was written. */
    static boolean bodyIsWhole(ByteBuffer from, long segment, int offset, Header header) {
        int end = offset + HEADER + header.length();
        return end <= from.limit() && header.crc() == crc(segment, from, offset + HEADER, header.length());
    }

    /** Decodes a body that is whole. */
    static Batch batch(ByteBuffer from, int offset, Header header) {
        var body = from.duplicate().position(offset + HEADER).limit(offset + HEADER + header.length() - 1);
        List<Batch.Entry> entries = new ArrayList<>();
        try {
            while (body.hasRemaining()) {
                var key = new byte[Math.toIntExact(getVarint(body))];
                body.get(key);
                entries.add(new Batch.Entry(new String(key, StandardCharsets.UTF_8), getVarint(body), getVarint(body)));
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalStateException("a record with a valid checksum does not parse", e);
        }
        return new Batch(header.sequence(), header.minute(), entries);
    }

    /** An upper bound of what an entry takes in a body. */
    static int sizeOf(String key) {
        if (key.length() > MAX_KEY) {
            throw new IllegalArgumentException("key too long");
        }
        return 3 * key.length() + 22;
    }

    private static int crc(long segment, ByteBuffer bytes, int offset, int length) {
        var crc = new CRC32C();
        for (int shift = 56; shift >= 0; shift -= 8) {
            crc.update((int) (segment >>> shift));
        }
        crc.update(bytes.duplicate().position(offset).limit(offset + length));
        return (int) crc.getValue();
    }

    private static void putVarint(ByteBuffer into, long value) {
        while ((value & ~0x7FL) != 0) {
            into.put((byte) (value | 0x80));
            value >>>= 7;
        }
        into.put((byte) value);
    }

    private static long getVarint(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = from.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
