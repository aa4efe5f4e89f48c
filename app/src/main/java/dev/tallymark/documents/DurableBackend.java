package dev.tallymark.documents;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import dev.tallymark.datafolder.StoreFile;
import dev.tallymark.shared.Secret;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers MongoDB's commands from a {@link StoreFile}. A command that may change something is one write: stored as a
 * whole and on the disk before it is answered. Reading waits for no commit, unless it asks for
 * {@code readConcern: majority}: then what it found is on the disk before it is answered. A ping counts as a write, so
 * that it tells whether the disk still takes any.
 *
 * <p>The library knows no passwords, and a loopback port is open to every user of the machine. So a connection must
 * introduce itself, in the application name of its handshake, with a secret that only this process knows.
 */
final class DurableBackend extends H2Backend {

    private static final AttributeKey<Boolean> TRUSTED = AttributeKey.valueOf("tallymark.trusted");
    private static final Set<String> HANDSHAKES = Set.of("ismaster", "hello");
    private static final Set<String> READS = Set.of(
            "find",
            "getmore",
            "count",
            "distinct",
            "killcursors",
            "buildinfo",
            "listcollections",
            "listindexes",
            "collstats",
            "dbstats",
            "serverstatus",
            "endsessions",
            "connectionstatus");

    private final StoreFile file;
    private final String database;
    private final byte[] secret;

    DurableBackend(StoreFile file, String database, Secret secret) {
        // The library's constructor opens databases through the method below.
        this.file = file;
        this.database = database;
        this.secret = secret.value().getBytes(StandardCharsets.UTF_8);
        super(file.maps());
        file.write(() -> resolveDatabase(database));
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoredDatabase(name, file.maps(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String on, String name, Document command) {
        var verb = name.toLowerCase(Locale.ROOT);
        if (HANDSHAKES.contains(verb)) {
            introduce(channel, command);
            return super.handleCommand(channel, on, name, command);
        }
        requireTrusted(channel);
        if (!isRead(verb, on)) {
            return file.write(() -> outcome(() -> super.handleCommand(channel, on, name, command)))
                    .answer();
        }
        var answer = file.read(() -> super.handleCommand(channel, on, name, command));
        if (command.get("readConcern") instanceof Document concern && "majority".equals(concern.get("level"))) {
            file.awaitDurable();
        }
        return answer;
    }

    /** What the server refuses in order, it has not begun. */
    private static Outcome outcome(Supplier<Document> command) {
        try {
            return new Outcome.Answered(command.get());
        } catch (MongoServerException e) {
            return new Outcome.Refused(e);
        }
    }

    private sealed interface Outcome {

        record Answered(Document document) implements Outcome {}

        record Refused(MongoServerException why) implements Outcome {}

        default Document answer() {
            return switch (this) {
                case Answered answered -> answered.document();
                case Refused refused -> throw refused.why();
            };
        }
    }

    @Override
    public @Nullable QueryResult handleQuery(MongoQuery query) {
        requireTrusted(query.getChannel());
        return file.read(() -> super.handleQuery(query));
    }

    /** The server calls it when its last connection is gone. */
    @Override
    public void close() {
        file.close();
        super.close();
    }

    /** Even reading makes a database that is not there, and that is a change. */
    private boolean isRead(String verb, String on) {
        return READS.contains(verb) && (on.equals(database) || on.equals("admin"));
    }

    private void introduce(Channel channel, Document handshake) {
        if (handshake.get("client") instanceof Document client
                && client.get("application") instanceof Document application
                && application.get("name") instanceof String name
                && MessageDigest.isEqual(secret, name.getBytes(StandardCharsets.UTF_8))) {
            channel.attr(TRUSTED).set(true);
        }
    }

    private static void requireTrusted(Channel channel) {
        if (!Boolean.TRUE.equals(channel.attr(TRUSTED).get())) {
            throw new MongoServerError(13, "Unauthorized", "this server serves only its own process");
        }
    }
}
