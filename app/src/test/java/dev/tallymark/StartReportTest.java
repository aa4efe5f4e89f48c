package dev.tallymark;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.datafolder.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each starts the service itself, in a process of its own, and reads what an operator would read. */
class StartReportTest {

    @TempDir
    Path temporary;

    @Test
    void aFileInTheWayOfTheDataFolderIsToldInOneLine() throws Exception {
        var file = Files.createFile(temporary.resolve("data"));

        refusesToStart(file, "--server.port=0", "--management.server.port=0")
                .contains(file + " is a file", "TALLYMARK_DATA");
    }

    @Test
    void aDataFolderInUseIsToldInOneLine() throws Exception {
        try (var used = DataFolder.open(temporary.resolve("data"))) {
            refusesToStart(used.path(), "--server.port=0", "--management.server.port=0")
                    .contains("in use by process " + ProcessHandle.current().pid(), "TALLYMARK_DATA");
        }
    }

    @Test
    void aNewerDataFolderIsToldInOneLine() throws Exception {
        Files.writeString(temporary.resolve("VERSION"), "3\n");

        refusesToStart(temporary, "--server.port=0", "--management.server.port=0")
                .contains("layout 3", "Run the newer version");
    }

    @Test
    void aPortThatIsTakenIsToldInOneLine() throws Exception {
        try (var taken = new ServerSocket(0)) {
            refusesToStart(temporary, "--server.port=" + taken.getLocalPort(), "--management.server.port=0")
                    .contains("Port " + taken.getLocalPort() + " is taken", "set SERVER_PORT");
        }
    }

    @Test
    void aManagementPortThatIsTakenIsToldInOneLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refusesToStart(temporary, "--server.port=0", "--management.server.port=" + taken.getLocalPort())
                    .contains("Port " + taken.getLocalPort() + " is taken", "set MANAGEMENT_SERVER_PORT");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TALLYMARK_URL, tally.example",
        "TALLYMARK_OPERATORS, abc",
        "TALLYMARK_SIGNUP, foo",
        "TALLYMARK_SIGNUP, 0",
        "SERVER_PORT, abc",
        "MANAGEMENT_SERVER_PORT, abc"
    })
    void aVariableThatCannotBeReadIsNamedInOneLine(String variable, String value) throws Exception {
        var settings = new HashMap<>(Map.of("SERVER_PORT", "0", "MANAGEMENT_SERVER_PORT", "0"));
        settings.put(variable, value);

        refusesToStart(temporary, settings).startsWith("Tallymark does not start: " + variable + " ");
    }

    @Test
    void halfAnInfluxDbIsToldInOneLineWithoutItsSecrets() throws Exception {
        var settings = Map.of(
                "SERVER_PORT", "0",
                "MANAGEMENT_SERVER_PORT", "0",
                "TALLYMARK_INFLUX_URL", "http://127.0.0.1:8086",
                "TALLYMARK_INFLUX_TOKEN", "s3cret");

        refusesToStart(temporary, settings)
                .startsWith("Tallymark does not start: Not set: TALLYMARK_INFLUX_ORG, TALLYMARK_INFLUX_BUCKET; set: ")
                .doesNotContain("s3cret");
    }

    @Test
    void anAddressOfMongoDbThatIsNoneIsToldInOneLineWithoutItsSecrets() throws Exception {
        var settings = Map.of(
                "SERVER_PORT", "0",
                "MANAGEMENT_SERVER_PORT", "0",
                "SPRING_MONGODB_URI", "mongo://me:s3cret@127.0.0.1");

        refusesToStart(temporary, settings)
                .startsWith("Tallymark does not start: SPRING_MONGODB_URI is not an address")
                .doesNotContain("s3cret");
    }

    @Test
    void anExternalMongoDbNeedsAWordOnWhatMakesHitsDurable() throws Exception {
        refusesToStart(
                        temporary,
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.mongodb.uri=mongodb://127.0.0.1:1/tallymark")
                .contains("tallymark.tally.acknowledge is not set", "TALLYMARK_TALLY_ACKNOWLEDGE");
    }

    @Test
    void theEmbeddedDocumentsCannotBeWhatMakesHitsDurable() throws Exception {
        refusesToStart(
                        temporary,
                        "--server.port=0",
                        "--management.server.port=0",
                        "--tallymark.tally.acknowledge=store")
                .contains("tallymark.tally.acknowledge is store", "SPRING_MONGODB_URI");
    }

    @Test
    void nodesWithoutADiskNeedATimeSeriesThatTheyShare() throws Exception {
        refusesToStart(
                        temporary,
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.mongodb.uri=mongodb://127.0.0.1:1/tallymark",
                        "--tallymark.tally.acknowledge=store")
                .contains("tallymark.tally.acknowledge is store", "TALLYMARK_INFLUX_URL");
    }

    private static AbstractStringAssert<?> refusesToStart(Path data, String... arguments)
            throws IOException, InterruptedException {
        return refusesToStart(data, Map.of(), arguments);
    }

    private static AbstractStringAssert<?> refusesToStart(Path data, Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        var output = Files.createTempFile("tallymark", ".out");
        var errors = Files.createTempFile("tallymark", ".err");
        try {
            var builder = ChildJvm.of(Tallymark.class, arguments)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().put("TALLYMARK_DATA", data.toString());
            builder.environment().putAll(settings);
            var process = builder.start();
            try {
                assertThat(process.waitFor(60, SECONDS)).as("the start ends").isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.exitValue()).isNotZero();
            assertThat(Files.readString(output)).doesNotContain("ERROR", "Exception encountered", "\tat ");
            var line = Files.readString(errors);
            assertThat(line.lines()).hasSize(1);
            return assertThat(line);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }
}
