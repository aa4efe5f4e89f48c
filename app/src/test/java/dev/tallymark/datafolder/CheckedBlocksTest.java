package dev.tallymark.datafolder;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedBlocksTest {

    private static final int BLOCK = CheckedBlocks.BLOCK;
    private static final int STORED = CheckedBlocks.STORED;
    private static final int BLOCKS = 5;

    @TempDir
    Path folder;

    private final Random dice = new Random(20_261_121);
    private final byte[] content = new byte[BLOCKS * BLOCK];
    private Path file;

    @BeforeEach
    void fill() throws IOException {
        file = folder.resolve("some.mv");
        dice.nextBytes(content);
        try (var blocks = open()) {
            blocks.write(ByteBuffer.wrap(content, 0, 2 * BLOCK), 0);
            blocks.write(ByteBuffer.wrap(content, 2 * BLOCK, 3 * BLOCK), 2 * BLOCK);
        }
    }

    @Test
    void everyPartReadsAsItWasWritten() throws IOException {
        try (var blocks = open()) {
            assertThat(blocks.size()).isEqualTo(content.length);
            for (int i = 0; i < 2_000; i++) {
                int from = dice.nextInt(content.length);
                int to = from + 1 + dice.nextInt(content.length - from);
                assertThat(read(blocks, from, to)).isEqualTo(Arrays.copyOfRange(content, from, to));
            }
        }
    }

    @Test
    void readsUpToTheEndAndNothingBehindIt() throws IOException {
        try (var blocks = open()) {
            var target = ByteBuffer.allocate(100);

            assertThat(blocks.read(target, content.length - 10)).isEqualTo(10);
            assertThat(blocks.read(target, content.length)).isEqualTo(-1);
            assertThat(target.position()).isEqualTo(10);
        }
    }

    @Test
    void eachBitOfABlockMatters() throws IOException {
        try (var blocks = open();
                var raw = FileChannel.open(file, READ, WRITE)) {
            for (int bit = 0; bit < STORED * 8; bit++) {
                flip(raw, 3L * STORED, bit);
                assertThatIOException()
                        .isThrownBy(() -> read(blocks, 3 * BLOCK + 17, 3 * BLOCK + 18))
                        .withMessage("Block 3 does not match its checksum");
                flip(raw, 3L * STORED, bit);
            }
            assertThat(read(blocks, 0, content.length)).isEqualTo(content);
        }
    }

    @Test
    void aBlockInThePlaceOfAnotherIsNoticed() throws IOException {
        var bytes = Files.readAllBytes(file);
        System.arraycopy(bytes, 2 * STORED, bytes, 3 * STORED, STORED);
        Files.write(file, bytes);

        try (var blocks = open()) {
            assertThatIOException().isThrownBy(() -> read(blocks, 3 * BLOCK, 4 * BLOCK));
        }
    }

    @Test
    void aTornHeaderIsNoneAndLeavesTheOther() throws IOException {
        try (var blocks = open();
                var raw = FileChannel.open(file, READ, WRITE)) {
            flip(raw, 0, 1_000);

            var headers = read(blocks, 0, 2 * BLOCK);

            assertThat(Arrays.copyOf(headers, BLOCK)).containsOnly(0);
            assertThat(Arrays.copyOfRange(headers, BLOCK, 2 * BLOCK))
                    .isEqualTo(Arrays.copyOfRange(content, BLOCK, 2 * BLOCK));
        }
    }

    @Test
    void aLastBlockThatIsNotWholeIsNoneAndGivesWay() throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), BLOCKS * STORED - 1));
        try (var blocks = open()) {
            assertThat(blocks.size()).isEqualTo((BLOCKS - 1) * BLOCK);

            blocks.write(ByteBuffer.wrap(content, 0, BLOCK), (BLOCKS - 1) * BLOCK);

            assertThat(read(blocks, (BLOCKS - 1) * BLOCK, BLOCKS * BLOCK)).isEqualTo(Arrays.copyOf(content, BLOCK));
        }
    }

    @Test
    void aFileCanBeMadeShorter() throws IOException {
        try (var blocks = open()) {
            blocks.truncate(3 * BLOCK);

            assertThat(blocks.size()).isEqualTo(3 * BLOCK);
            assertThat(read(blocks, 0, 3 * BLOCK)).isEqualTo(Arrays.copyOf(content, 3 * BLOCK));
        }
    }

    @Test
    void partsOfBlocksAreNotWritten() throws IOException {
        try (var blocks = open()) {
            assertThatIOException().isThrownBy(() -> blocks.write(ByteBuffer.allocate(BLOCK), 1));
            assertThatIOException().isThrownBy(() -> blocks.write(ByteBuffer.allocate(1), BLOCK));
        }
    }

    private CheckedBlocks open() throws IOException {
        return new CheckedBlocks(FileChannel.open(file, CREATE, READ, WRITE));
    }

    private static byte[] read(CheckedBlocks blocks, int from, int to) throws IOException {
        var target = ByteBuffer.allocate(to - from);
        assertThat(blocks.read(target, from)).isEqualTo(to - from);
        return target.array();
    }

    private static void flip(FileChannel raw, long start, int bit) throws IOException {
        var one = ByteBuffer.allocate(1);
        raw.read(one, start + bit / 8);
        one.put(0, (byte) (one.get(0) ^ 1 << bit % 8)).flip();
        raw.write(one, start + bit / 8);
    }
}
