package dev.tallymark.datafolder;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A store file of the first layout: MVStore's blocks as they are, one after the other. */
final class PlainFile {

    private static final ByteBuffer HEADER =
            ByteBuffer.wrap("H:2,".getBytes(US_ASCII)).asReadOnlyBuffer();

    private PlainFile() {}

    /** Gives the blocks of a plain file their checksums; whoever is killed meanwhile leaves it plain. */
    static void convert(Path file) throws IOException {
        if (!isPlain(file)) {
            return;
        }
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var plain = FileChannel.open(file, READ);
                var blocks = new CheckedBlocks(FileChannel.open(fresh, CREATE, TRUNCATE_EXISTING, READ, WRITE))) {
            for (long at = 0; at + CheckedBlocks.BLOCK <= plain.size(); at += CheckedBlocks.BLOCK) {
                blocks.write(read(plain, at, CheckedBlocks.BLOCK), at);
            }
            blocks.force(true);
        }
        Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
        try (var folder = FileChannel.open(file.toAbsolutePath().resolveSibling(""), READ)) {
            folder.force(true);
        }
    }

    /** Its second block, which is a header like the first, follows at once. */
    private static boolean isPlain(Path file) throws IOException {
        if (Files.notExists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, READ)) {
            return beginsHeader(channel, CheckedBlocks.BLOCK) && !beginsHeader(channel, CheckedBlocks.STORED);
        }
    }

    private static boolean beginsHeader(FileChannel channel, long at) throws IOException {
        return read(channel, at, HEADER.capacity()).equals(HEADER);
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {}
        return bytes.flip();
    }
}
