package dev.tallymark.datafolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tallymark.shared.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {

    @TempDir
    Path temporary;

    private Path data;

    @BeforeEach
    void nameTheFolder() {
        data = temporary.resolve("some/data");
    }

    @Test
    void makesAFolderThatOnlyItsOwnerReads() throws Exception {
        try (var folder = DataFolder.open(data)) {
            assertThat(folder.path()).isEqualTo(data).isDirectory();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.folder("journal"))))
                    .isEqualTo("rwx------");
            assertThat(data.resolve("VERSION")).hasContent("2");
        }
    }

    @Test
    void takesAnExistingFolderAwayFromOtherReaders() throws Exception {
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

        DataFolder.open(data).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void leavesAFolderAsItIsThatIsUsedForOtherThingsAsWell() throws Exception {
        Files.createDirectories(data);
        Files.writeString(data.resolve("letter.txt"), "dear");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

        DataFolder.open(data).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void belongsToOneUntilThatOneCloses() {
        try (var first = DataFolder.open(data)) {
            assertThat(first.path()).isDirectory();
            refused("in use by process " + ProcessHandle.current().pid());
        }
        DataFolder.open(data).close();
    }

    @Test
    void refusesAFolderOfANewerVersion() throws Exception {
        DataFolder.open(data).close();
        Files.writeString(data.resolve("VERSION"), "3\n");

        refused("layout 3");
    }

    @Test
    void marksAFolderOfTheFirstLayoutSoThatNoOlderVersionOpensIt() throws Exception {
        DataFolder.open(data).close();
        Files.writeString(data.resolve("VERSION"), "1\n");

        DataFolder.open(data).close();

        assertThat(data.resolve("VERSION")).hasContent("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "one", "99999999999", "\u0000\u0000"})
    void refusesAVersionThatNobodyWrote(String text) throws Exception {
        DataFolder.open(data).close();
        Files.writeString(data.resolve("VERSION"), text);

        refused("VERSION is damaged");
    }

    @Test
    void leavesARefusedFolderUnlocked() throws Exception {
        DataFolder.open(data).close();
        Files.writeString(data.resolve("VERSION"), "3\n");
        refused("layout 3");
        Files.writeString(data.resolve("VERSION"), "2\n");

        DataFolder.open(data).close();
    }

    @Test
    void refusesAFileInTheWay() throws Exception {
        data = Files.createFile(temporary.resolve("file"));
        refused("is a file, not a folder");

        data = data.resolve("below");
        refused(temporary.resolve("file").toString());
    }

    @Test
    void refusesAFolderThatItCannotLock() throws Exception {
        Files.createDirectories(data.resolve("lock"));

        refused("Is a directory");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesAFolderThatCannotBeMade() {
        data = Path.of("/proc/tallymark");

        refused("cannot be used");
    }

    private void refused(String because) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> DataFolder.open(data))
                .withMessageContaining(because)
                .withMessageMatching("(?s)[^\\n]*TALLYMARK_DATA[^\\n]*|[^\\n]*Restore the folder[^\\n]*");
    }
}
