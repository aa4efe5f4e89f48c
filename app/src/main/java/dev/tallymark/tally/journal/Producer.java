package dev.tallymark.tally.journal;

import dev.tallymark.shared.RandomKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Who counts: a random id that is made with a journal and stays with it. There are as many as there have been data
 * folders.
 */
public record Producer(String id) {

    private static final String FILE = "producer";

    /** The producer of this disk; a new one when the disk is new. */
    public static Producer of(Disk disk) throws IOException {
        if (disk.list().contains(FILE)) {
            try (var region = disk.open(FILE)) {
                var bytes = ByteBuffer.allocate(RandomKey.LENGTH);
                region.read(0, bytes);
                var id = StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
                if (RandomKey.isWellFormed(id)) {
                    return new Producer(id);
                }
            }
        }
        return write(disk, RandomKey.next());
    }

    private static Producer write(Disk disk, String id) throws IOException {
        if (disk.list().stream().anyMatch(file -> Segment.Name.of(file).isPresent())) {
            throw new JournalDamaged(FILE, 0, "the journal has batches and no readable name of who counted them");
        }
        disk.delete(FILE);
        try (var region = disk.create(FILE, RecordFormat.SECTOR)) {
            region.write(0, ByteBuffer.wrap(id.getBytes(StandardCharsets.US_ASCII)));
            region.force();
        }
        return new Producer(id);
    }
}
