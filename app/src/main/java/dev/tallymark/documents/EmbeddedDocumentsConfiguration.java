package dev.tallymark.documents;

import dev.tallymark.datafolder.DataFolder;
import dev.tallymark.datafolder.StoreFile;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Used when no MongoDB is named. The client needs the address, so Spring closes it before the server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.mongodb.uri", matchIfMissing = true, havingValue = "embedded")
class EmbeddedDocumentsConfiguration {

    @Bean
    StoreFile documentsFile(DataFolder folder) {
        return StoreFile.open(folder.path().resolve("documents.mv"));
    }

    @Bean
    EmbeddedServer embeddedDocuments(StoreFile documentsFile) {
        return new EmbeddedServer(documentsFile);
    }

    @Bean
    MongoConnectionDetails mongoConnectionDetails(EmbeddedServer server) {
        return server::address;
    }
}
