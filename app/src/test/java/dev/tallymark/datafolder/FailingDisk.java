package dev.tallymark.datafolder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/** A disk on which writing fails from a moment on. Public, because H2 makes one for each path. */
public final class FailingDisk extends FilePathWrapper {

    private static volatile @Nullable String reason;

    public static FailingDisk register() {
        var disk = new FailingDisk();
        FilePath.register(disk);
        return disk;
    }

    /** A store on it. */
    public StoreFile open(Path file) {
        return StoreFile.open(file, nameOf(file));
    }

    String nameOf(Path file) {
        return getScheme() + ":" + file;
    }

    public void fail(String because) {
        reason = because;
    }

    public void work() {
        reason = null;
    }

    @Override
    public String getScheme() {
        return "failing";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    private static final class Channel extends FileBase {

        private final FileChannel base;

        Channel(FileChannel base) {
            this.base = base;
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            if (reason != null) {
                throw new IOException(reason);
            }
            return base.write(bytes, position);
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return write(bytes, base.position());
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return base.read(bytes);
        }

        @Override
        public synchronized int read(ByteBuffer bytes, long position) throws IOException {
            return base.read(bytes, position);
        }

        @Override
        public long position() throws IOException {
            return base.position();
        }

        @Override
        public FileChannel position(long newPosition) throws IOException {
            base.position(newPosition);
            return this;
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public void force(boolean metaData) throws IOException {
            base.force(metaData);
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            base.truncate(size);
            return this;
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
