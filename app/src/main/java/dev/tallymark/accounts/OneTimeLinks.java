package dev.tallymark.accounts;

import dev.tallymark.shared.RandomKey;
import dev.tallymark.shared.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;

/**
 * Links for whoever has this machine's data folder, each good once and for ten minutes.
 *
 * <p>A link is an empty file, named by the hash of the link's code and as old as the link. So a second process can make
 * one while the service runs, needing no more than the folder; and using one is deleting its file, which only one of
 * two racing requests can do.
 */
final class OneTimeLinks {

    /** What a link is for: where it leads, and the folder in the data folder that holds the links of this kind. */
    enum Purpose {
        SIGN_IN("signin", "/login/once/"),
        LINK_GITHUB("link", "/login/link/");

        final String folder;
        private final String path;

        Purpose(String folder, String path) {
            this.folder = folder;
            this.path = path;
        }
    }

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int CODE_LENGTH = 32;

    private final Purpose purpose;
    private final Path folder;
    private final Clock clock;

    /** @param folder the purpose's own */
    OneTimeLinks(Purpose purpose, Path folder, Clock clock) {
        this.purpose = purpose;
        this.folder = folder;
        this.clock = clock;
    }

    /** Makes a link and returns its path. */
    String create() {
        sweep();
        var code = RandomKey.next(CODE_LENGTH);
        try {
            var file = Files.createFile(fileOf(code));
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return purpose.path + code;
    }

    /** Whether this code would sign somebody in now. Asking does not use it up. */
    boolean isGood(String code) {
        return isGood(fileOf(code));
    }

    /** Uses a code up; true for one caller only, and only in time. */
    boolean use(String code) {
        var file = fileOf(code);
        return isGood(file) && delete(file);
    }

    private void sweep() {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (!isGood(file)) {
                    delete(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw new UncheckedIOException(e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isGood(Path file) {
        try {
            return clock.instant()
                    .isBefore(Files.getLastModifiedTime(file).toInstant().plus(LIFE));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path fileOf(String code) {
        return folder.resolve(Sha256.of(code));
    }
}
