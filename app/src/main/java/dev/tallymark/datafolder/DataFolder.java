package dev.tallymark.datafolder;

import dev.tallymark.shared.StartRefused;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that this process alone uses. Open from before the first store until after the last: a store takes it in
 * its constructor, so that Spring closes the store first.
 */
public final class DataFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final String ANOTHER = "set TALLYMARK_DATA to another folder.";

    private final Path path;
    private final FolderLock lock;

    private DataFolder(Path path, FolderLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder when it is absent, takes it away from other readers, locks it and checks its version.
     *
     * @throws StartRefused when it cannot be made, read or written, belongs to a running process, or was written by a
     *     newer version
     */
    public static DataFolder open(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        try {
            makeFolder(path);
            var lock = FolderLock.take(path);
            try {
                FolderVersion.check(path);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
            return new DataFolder(path, lock);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** The folder itself; exists, is writable, and belongs to this process while it runs. */
    public Path path() {
        return path;
    }

    /** A folder inside, made when absent, readable by its owner only. */
    public Path folder(String name) {
        var inside = path.resolve(name);
        try {
            makeFolder(inside);
            return inside;
        } catch (IOException e) {
            throw unusable(inside, e);
        }
    }

    /** Lets the next process in. */
    @Override
    public void close() {
        lock.close();
    }

    private static void makeFolder(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
            shutOthersOut(path);
        }
    }

    /**
     * Not where the folder is somebody else's, or is used for other things as well: then they must say who may read.
     */
    private static void shutOthersOut(Path path) throws IOException {
        try {
            if (isOurs(path)) {
                Files.setPosixFilePermissions(path, OWNER_ONLY);
                return;
            }
        } catch (FileSystemException e) {
            LOG.debug("The mode of {} cannot be changed", path, e);
        }
        LOG.warn("Others may read the data folder {}", path);
    }

    private static boolean isOurs(Path path) throws IOException {
        if (FolderVersion.isWrittenIn(path) || FolderVersion.isWrittenIn(path.resolveSibling(""))) {
            return true;
        }
        try (var files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }

    private static StartRefused unusable(Path path, IOException e) {
        if (e instanceof FileAlreadyExistsException inTheWay) {
            return new StartRefused(
                    "Data folder " + path + ": " + inTheWay.getFile() + " is a file, not a folder",
                    "Move it away, or " + ANOTHER,
                    e);
        }
        var reason =
                e instanceof FileSystemException known && known.getReason() != null ? known.getReason() : e.toString();
        return new StartRefused(
                "Data folder " + path + " cannot be used (" + reason + ")",
                "Let this user read and write it and see that the disk has room, or " + ANOTHER,
                e);
    }
}
