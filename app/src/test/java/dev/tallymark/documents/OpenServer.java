package dev.tallymark.documents;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.tallymark.datafolder.StoreFile;
import java.nio.file.Path;
import org.bson.UuidRepresentation;

/** An embedded server over a file, and a client of it. */
public record OpenServer(StoreFile file, EmbeddedServer server, MongoClient client) implements AutoCloseable {

    public static OpenServer over(Path file) {
        return over(StoreFile.open(file));
    }

    public static OpenServer over(StoreFile store) {
        var server = serverOver(store);
        var client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(server.address())
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
        return new OpenServer(store, server, client);
    }

    /** A store that no server can be had of is closed, so that the next can open its file. */
    private static EmbeddedServer serverOver(StoreFile store) {
        try {
            return new EmbeddedServer(store);
        } catch (RuntimeException | AssertionError e) {
            store.close();
            throw e;
        }
    }

    /** How other processes reach it, with so many connections each. */
    public String address(int connections) {
        return server.address().getConnectionString().replaceFirst("maxPoolSize=\\d+", "maxPoolSize=" + connections);
    }

    public int port() {
        var host = server.address().getHosts().getFirst();
        return Integer.parseInt(host.substring(host.indexOf(':') + 1));
    }

    /** How to reach it by another port, which leads there. */
    public String addressThrough(int port) {
        return server.address().getConnectionString().replace(":" + port() + "/", ":" + port + "/");
    }

    public MongoDatabase database() {
        return client.getDatabase("tallymark");
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
