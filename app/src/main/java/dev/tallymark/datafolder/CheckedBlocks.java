package dev.tallymark.datafolder;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.zip.CRC32C;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/**
 * A file in which each block is followed by its checksum, which every read verifies. Safe for many threads.
 *
 * <p>MVStore's own checks leave a hole: the positions of a page's children, and a page too small to be compressed, have
 * none, so that a flipped bit may lead to an older page that was valid once. Here whatever is read is as it was
 * written, and the checksum covers the block's number, so that a block in another's place is noticed too.
 *
 * <p>Nothing that is live is written again, so a kill tears no block that is needed; what it tears cannot be read, and
 * MVStore passes over that when it looks for its last whole commit. The exception is its header, which it writes anew
 * in place, as two copies in the first two blocks, and reads in one go: a torn copy reads as zeros, which is no header,
 * and leaves the other to be read.
 *
 * <p>Blocks share sectors of the disk with their neighbours, as records of the journal do: what a power failure
 * interrupts must leave each sector as it was or as it was to be.
 */
final class CheckedBlocks extends FileBaseDefault {

    static final int BLOCK = 4 * 1024;
    static final int STORED = BLOCK + Integer.BYTES;

    private static final int HEADERS = 2;

    private final FileChannel base;

    CheckedBlocks(FileChannel base) {
        this.base = base;
    }

    /** Without a last block that is not whole. */
    @Override
    public long size() throws IOException {
        return base.size() / STORED * BLOCK;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // It guards a position in the file, and this has none.
    public int read(ByteBuffer target, long position) throws IOException {
        long end = Math.min(position + target.remaining(), size());
        if (position >= end) {
            return target.hasRemaining() ? -1 : 0;
        }
        long first = position / BLOCK;
        int count = (int) ((end - 1) / BLOCK - first) + 1;
        var stored = read(first, count);
        for (int i = 0; i < count; i++) {
            long start = (first + i) * BLOCK;
            int from = (int) Math.max(position - start, 0);
            int to = (int) Math.min(end - start, BLOCK);
            target.put(block(stored, i, first + i).slice(from, to - from));
        }
        return (int) (end - position);
    }

    private ByteBuffer read(long first, int count) throws IOException {
        var stored = ByteBuffer.allocate(count * STORED);
        while (stored.hasRemaining()) {
            if (base.read(stored, first * STORED + stored.position()) < 0) {
                throw new EOFException("The file ends in block " + (first + stored.position() / STORED));
            }
        }
        return stored;
    }

    private static ByteBuffer block(ByteBuffer stored, int index, long number) throws IOException {
        var block = stored.slice(index * STORED, BLOCK);
        if (stored.getInt(index * STORED + BLOCK) == checksum(block, number)) {
            return block;
        }
        if (number < HEADERS) {
            return ByteBuffer.allocate(BLOCK);
        }
        throw new IOException("Block " + number + " does not match its checksum");
    }

    /** Takes whole blocks alone: MVStore writes nothing else. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // As above.
    public int write(ByteBuffer source, long position) throws IOException {
        int length = source.remaining();
        if (position % BLOCK != 0 || length % BLOCK != 0) {
            throw new IOException("Not whole blocks: " + length + " bytes at " + position);
        }
        long first = position / BLOCK;
        int count = length / BLOCK;
        var stored = ByteBuffer.allocate(count * STORED);
        for (int i = 0; i < count; i++) {
            var block = source.slice(source.position(), BLOCK);
            source.position(source.position() + BLOCK);
            stored.put(block.duplicate()).putInt(checksum(block, first + i));
        }
        stored.flip();
        while (stored.hasRemaining()) {
            base.write(stored, first * STORED + stored.position());
        }
        return length;
    }

    private static int checksum(ByteBuffer block, long number) {
        var sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        sum.update(block.duplicate());
        return (int) sum.getValue();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        base.truncate(size / BLOCK * STORED);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        base.force(metaData);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return base.tryLock(position, size, shared);
    }

    /** Part of MVStore's messages. */
    @Override
    public String toString() {
        return base.toString();
    }

    @Override
    protected void implCloseChannel() throws IOException {
        base.close();
    }
}
