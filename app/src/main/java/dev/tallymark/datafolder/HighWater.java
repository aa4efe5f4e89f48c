package dev.tallymark.datafolder;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Remembers the last commit that somebody was told about. Written after that commit is on the disk and never forced: it
 * may lag behind after a power failure, which only makes it forgiving, and never runs ahead.
 */
final class HighWater implements AutoCloseable {

    private final FileChannel channel;
    private long acknowledged;

    private HighWater(FileChannel channel, long acknowledged) {
        this.channel = channel;
        this.acknowledged = acknowledged;
    }

    static HighWater open(Path file) throws IOException {
        var channel = FileChannel.open(file, CREATE, READ, WRITE);
        var number = ByteBuffer.allocate(Long.BYTES);
        channel.read(number, 0);
        return new HighWater(channel, number.hasRemaining() ? 0 : number.flip().getLong());
    }

    long acknowledged() {
        return acknowledged;
    }

    void raise(long number) throws IOException {
        channel.write(ByteBuffer.allocate(Long.BYTES).putLong(number).flip(), 0);
        acknowledged = number;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
