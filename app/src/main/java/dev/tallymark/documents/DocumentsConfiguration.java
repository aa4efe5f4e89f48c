package dev.tallymark.documents;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import dev.tallymark.shared.StartRefused;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What holds for every MongoDB: nobody waits long for one that is away. */
@Configuration(proxyBeanMethods = false)
class DocumentsConfiguration {

    private static final String EMBEDDED = "embedded";
    private static final int REACH_SECONDS = 2;
    private static final int ANSWER_SECONDS = 10;

    /** What the address itself asks for comes last, and wins. */
    @Bean
    MongoClientSettingsBuilderCustomizer shortWaits(MongoConnectionDetails details) {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(REACH_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(REACH_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(REACH_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS))
                .applyConnectionString(details.getConnectionString());
    }

    @Bean
    Neighbours neighbours(Environment environment) {
        return new Neighbours(!EMBEDDED.equals(environment.getProperty("spring.mongodb.uri", EMBEDDED)));
    }

    /** Before anything is opened, so that the reason is the first thing that fails. */
    @Bean
    static BeanFactoryPostProcessor readableAddress(Environment environment) {
        return factory -> {
            var address = environment.getProperty("spring.mongodb.uri", "");
            if (!address.isBlank() && !address.equals(EMBEDDED)) {
                refuseUnreadable(address);
            }
        };
    }

    /** Without the cause, which may repeat a password. */
    private static void refuseUnreadable(String address) {
        try {
            new ConnectionString(address);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "SPRING_MONGODB_URI is not an address such as mongodb://mongo.example/tallymark",
                    "Correct it, or unset it to keep everything in the data folder.");
        }
    }

    /** Takes the place of Spring Boot's, which asks what the embedded server does not answer. */
    @Bean
    HealthIndicator mongoHealthIndicator(MongoClient client) {
        return () -> {
            try {
                client.getDatabase("admin").runCommand(new Document("ping", 1));
                return Health.up().build();
            } catch (MongoException away) {
                return Health.down(away).build();
            }
        };
    }
}
