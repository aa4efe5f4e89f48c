package dev.tallymark.documents;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import dev.tallymark.datafolder.StoreFile;
import dev.tallymark.shared.RandomKey;
import dev.tallymark.shared.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** MongoDB's protocol on a free loopback port of this process, over one file. */
final class EmbeddedServer implements AutoCloseable {

    private static final String DATABASE = "tallymark";
    /** A connection waits in its thread for the disk; with as many threads as connections nobody else waits there. */
    private static final int CONNECTIONS = 24;

    private static final int THREADS = CONNECTIONS + 4;

    private final MongoServer server;
    private final ConnectionString address;

    /** Takes the file over: closing this closes it. */
    EmbeddedServer(StoreFile file) {
        var secret = new Secret(RandomKey.next(26));
        server = new MongoServer(file.opening(() -> new DurableBackend(file, DATABASE, secret)));
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, THREADS);
        address = new ConnectionString(
                "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/" + DATABASE + "?maxPoolSize="
                        + CONNECTIONS + "&appName=" + secret.value());
    }

    /** How this process reaches it; holds a secret. */
    ConnectionString address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
