package dev.tallymark.datafolder;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.tallymark.shared.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file {@code VERSION}: one number, the layout of everything beside it. A layout that an older version of the
 * service cannot read gets the next number. In the first, blocks of store files had no checksums; {@link PlainFile}
 * gives them some.
 */
final class FolderVersion {

    static final int CURRENT = 2;

    private FolderVersion() {}

    /** Whether this folder was used as a data folder before. */
    static boolean isWrittenIn(Path folder) {
        return Files.exists(folder.resolve("VERSION"));
    }

    /** Refuses a folder of a layout still to come; marks one that is new or older with this one. */
    static void check(Path folder) throws IOException {
        var file = folder.resolve("VERSION");
        if (Files.notExists(file)) {
            mark(file);
            return;
        }
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new StartRefused(
                    file + " is damaged",
                    "Restore the folder from a backup, or write " + CURRENT + " into it if you know its layout.");
        }
        int layout = Integer.parseInt(text);
        if (layout > CURRENT) {
            throw new StartRefused(
                    "Data folder " + folder + " has layout " + text
                            + ", and this version of Tallymark knows only up to " + CURRENT,
                    "Run the newer version, or set TALLYMARK_DATA to another folder.");
        }
        if (layout < CURRENT) {
            mark(file);
        }
    }

    private static void mark(Path file) throws IOException {
        var fresh = file.resolveSibling("VERSION.new");
        Files.writeString(fresh, CURRENT + "\n", CREATE, TRUNCATE_EXISTING, WRITE, DSYNC);
        Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
    }
}
