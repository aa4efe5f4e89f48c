package dev.tallymark.tally.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A disk in memory that keeps no promise it did not make: when the power goes, each sector that was written and not
 * forced is there or is not, as the dice fall.
 */
public final class MemoryDisk implements Disk {

    private static final int SECTOR = 512;
    private static final int NEVER = -1;

    /** The power is gone. */
    public static final class PowerCut extends Error {}

    private final Map<String, MemoryRegion> files = new TreeMap<>();
    private int cutAfter = NEVER;
    private boolean failNextForce;
    private Runnable beforeOpening = () -> {};
    private boolean full;

    /** The power goes in the middle of the next write. */
    public void cutNextWrite() {
        cutAfter(0);
    }

    /** Likewise in the middle of the write after so many others. */
    public void cutAfter(int writes) {
        cutAfter = writes;
    }

    /** Happens before each file is opened. */
    public void beforeOpening(Runnable what) {
        beforeOpening = what;
    }

    /** The next force fails, as a dying disk does. */
    public void failNextForce() {
        failNextForce = true;
    }

    /** Whether no file can be made any more. */
    public void setFull(boolean now) {
        full = now;
    }

    /** What a reboot finds: each unforced sector is as it was or as it was written. */
    public void reboot(Random dice) {
        cutAfter = NEVER;
        files.values().forEach(file -> file.settle(dice));
    }

    /** Another disk with all that is durable here. */
    public MemoryDisk copy() {
        var copy = new MemoryDisk();
        files.forEach((name, file) -> copy.files.put(name, copy.new MemoryRegion(file.durable)));
        return copy;
    }

    /** Whether anything but zero is there. */
    public boolean isWritten(String name, int at) {
        return file(name).written[at] != 0;
    }

    /** Changes one bit of what is on the disk. */
    public void flip(String name, long bit) {
        var file = file(name);
        file.written[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
        file.durable = file.written.clone();
    }

    @Override
    public List<String> list() {
        return new ArrayList<>(files.keySet());
    }

    @Override
    public Region create(String name, long size) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        var region = new MemoryRegion((int) size);
        files.put(name, region);
        return region;
    }

    @Override
    public void later(Runnable work) {
        work.run();
    }

    @Override
    public Region open(String name) {
        beforeOpening.run();
        return file(name);
    }

    @Override
    public void delete(String name) {
        files.remove(name);
    }

    @Override
    public void rename(String name, String newName) {
        files.put(newName, file(name));
        files.remove(name);
    }

    private MemoryRegion file(String name) {
        var file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException(name);
        }
        return file;
    }

    private final class MemoryRegion implements Region {

        private byte[] written;
        private byte[] durable;
        private final Set<Integer> unforced = new HashSet<>();

        MemoryRegion(int size) {
            written = new byte[size];
            durable = new byte[size];
        }

        MemoryRegion(byte[] content) {
            written = content.clone();
            durable = content.clone();
        }

        @Override
        public long size() {
            return written.length;
        }

        @Override
        public void write(long at, ByteBuffer bytes) {
            int start = (int) at;
            int length = bytes.remaining();
            bytes.get(written, start, length);
            for (int sector = start / SECTOR; sector <= (start + length - 1) / SECTOR; sector++) {
                unforced.add(sector);
            }
            if (cutAfter == 0) {
                throw new PowerCut();
            }
            cutAfter = Math.max(NEVER, cutAfter - 1);
        }

        @Override
        public void read(long at, ByteBuffer into) {
            int length = (int) Math.min(into.remaining(), written.length - at);
            into.put(written, (int) at, length);
        }

        @Override
        public void force() throws IOException {
            if (failNextForce) {
                throw new IOException("Input/output error");
            }
            for (int sector : unforced) {
                copy(written, durable, sector);
            }
            unforced.clear();
        }

        @Override
        public void close() {}

        private void settle(Random dice) {
            for (int sector : unforced) {
                if (dice.nextBoolean()) {
                    copy(written, durable, sector);
                }
            }
            unforced.clear();
            written = durable.clone();
        }

        private static void copy(byte[] from, byte[] to, int sector) {
            int start = sector * SECTOR;
            System.arraycopy(from, start, to, start, Math.min(SECTOR, from.length - start));
        }

        @Override
        public String toString() {
            return Arrays.hashCode(written) + " of " + written.length;
        }
    }
}
