package dev.tallymark.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;

class IndexMakerTest {

    @Test
    void indexesAreMadeAsSoonAsMongoDbAnswers() throws IOException, InterruptedException {
        int port = freePort();
        var made = new CountDownLatch(1);
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(
                        "mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=200&heartbeatFrequencyMS=500"))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandSucceeded(CommandSucceededEvent event) {
                        if (event.getCommandName().equals("createIndexes")) {
                            made.countDown();
                        }
                    }
                })
                .build();
        var wanted = new StaticListableBeanFactory();
        wanted.addBean("indexes", Indexes.of("people", new Index("login", Sort.Direction.ASC).unique()));
        try (var client = MongoClients.create(settings)) {
            var mongo = new MongoTemplate(client, "test");
            var maker = new IndexMaker(mongo, wanted.getBeanProvider(Indexes.class));
            maker.start();
            assertThat(made.getCount()).as("MongoDB is away").isOne();

            var server = new MongoServer(H2Backend.inMemory());
            server.bind("127.0.0.1", port);
            try {
                assertThat(made.await(30, TimeUnit.SECONDS)).isTrue();
                assertThat(mongo.indexOps("people").getIndexInfo())
                        .anyMatch(index -> index.isUnique()
                                && index.getIndexFields().getFirst().getKey().equals("login"));
            } finally {
                maker.stop();
                server.shutdownNow();
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
