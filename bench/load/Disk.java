import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** How long the disk takes to force 4 KiB, in place, as a journal does. */
final class Disk {

    private static final int BLOCK = 4096;
    private static final int TIMES = 500;

    private Disk() {}

    /** Milliseconds. */
    static Spread force(Path folder) throws IOException {
        List<Double> millis = new ArrayList<>();
        try (var file = FileChannel.open(
                folder.resolve("force"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE)) {
            file.write(ByteBuffer.allocate(BLOCK * TIMES));
            file.force(true);
            for (int n = 0; n < TIMES; n++) {
                long began = System.nanoTime();
                file.write(ByteBuffer.allocate(BLOCK), (long) n * BLOCK);
                file.force(false);
                millis.add((System.nanoTime() - began) / 1e6);
            }
        }
        return Spread.of(millis);
    }
}
