package dev.tallymark.tally.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** The few things a journal asks of a disk, so that tests can take a disk's promises away one by one. */
public interface Disk {

    /** Names of all files, sorted. */
    List<String> list() throws IOException;

    /** A new file of so many zero bytes. Both it and its name are durable when this returns. */
    Region create(String name, long size) throws IOException;

    /** Does what nobody waits for yet, such as making a file ahead of its need. */
    void later(Runnable work);

    /** A file that is there. */
    Region open(String name) throws IOException;

    /** Removes a file; durable when this returns. */
    void delete(String name) throws IOException;

    /** Gives a file another name; durable when this returns. */
    void rename(String name, String newName) throws IOException;

    /** The bytes of one file. Written bytes are durable only when {@link #force} has returned. */
    interface Region extends Closeable {

        long size();

        /** Writes all that remains in {@code bytes}. */
        void write(long at, ByteBuffer bytes) throws IOException;

        /** Fills {@code into}, or stops at the end of the file. */
        void read(long at, ByteBuffer into) throws IOException;

        /** Makes everything written durable. After a failure nothing is known: it must never be tried again. */
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }
}
