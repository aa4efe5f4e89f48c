package dev.tallymark.tally.journal;

import dev.tallymark.shared.RandomKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who counts: a random id that is made with a journal and stays with it. There are as many as there have been data
 * folders. It has a file of its own, and stands at the head of each segment, from where it is found again.
 *
 * <p>Segments that nobody is known to have counted are never read under another name: what the store has of them would
 * count twice. An operator who goes on without the name goes on without those segments.
 */
public record Producer(String id) {

    private static final Logger LOG = LoggerFactory.getLogger(Producer.class);
    private static final String FILE = "producer";

    /**
     * The producer of this disk; a new one when the disk is new.
     *
     * @throws JournalDamaged when there are batches and no name, and {@link JournalSettings#quarantine} is off
     */
    public static Producer of(Disk disk, JournalSettings settings) throws IOException {
        var written = read(disk);
        if (written.isPresent()) {
            return new Producer(written.get());
        }
        var segments = segments(disk);
        var named = namedBy(disk, segments);
        if (named.size() == 1) {
            LOG.warn("The journal's file {} cannot be read; its segments tell what was in it", FILE);
            return write(disk, named.first());
        }
        if (!segments.isEmpty() && !settings.quarantine()) {
            throw new JournalDamaged(FILE, 0, "the journal has batches and no readable name of who counted them");
        }
        setAside(disk, segments);
        return write(disk, RandomKey.next());
    }

    private static Optional<String> read(Disk disk) throws IOException {
        if (!disk.list().contains(FILE)) {
            return Optional.empty();
        }
        try (var region = disk.open(FILE)) {
            var bytes = ByteBuffer.allocate(RandomKey.LENGTH);
            region.read(0, bytes);
            var id = StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
            return Optional.of(id).filter(RandomKey::isWellFormed);
        }
    }

    private static List<Segment.Name> segments(Disk disk) throws IOException {
        var segments = new ArrayList<Segment.Name>();
        for (var file : disk.list()) {
            Segment.Name.of(file).ifPresent(segments::add);
        }
        return segments;
    }

    private static TreeSet<String> namedBy(Disk disk, List<Segment.Name> segments) throws IOException {
        var named = new TreeSet<String>();
        for (var segment : segments) {
            try (var region = disk.open(segment.file())) {
                SegmentHead.read(region, segment.number()).producer().ifPresent(named::add);
            }
        }
        return named;
    }

    private static void setAside(Disk disk, List<Segment.Name> segments) throws IOException {
        for (var segment : segments) {
            LOG.error("Journal segment {} is set aside: nobody knows who counted what is in it", segment.file());
            disk.rename(segment.file(), segment.file() + ".unnamed");
        }
    }

    private static Producer write(Disk disk, String id) throws IOException {
        disk.delete(FILE);
        try (var region = disk.create(FILE, RecordFormat.SECTOR)) {
            region.write(0, ByteBuffer.wrap(id.getBytes(StandardCharsets.US_ASCII)));
            region.force();
        }
        return new Producer(id);
    }
}
