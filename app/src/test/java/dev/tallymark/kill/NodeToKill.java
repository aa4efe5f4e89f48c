package dev.tallymark.kill;

import dev.tallymark.Tallymark;
import dev.tallymark.timeseries.TimeSeries;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoTemplate;

/** One node of several in a process of its own, which share their documents and their time series. */
final class NodeToKill {

    private NodeToKill() {}

    public static void main(String[] args) {
        var service = new SpringApplication(Tallymark.class, SharedSeries.class);
        ServerToKill.register(service.run(args));
        System.out.println(ServerToKill.READY);
    }

    /** In the place of an InfluxDB. No configuration by annotation, for every test's service would find that. */
    static class SharedSeries {

        @Bean
        @Primary
        TimeSeries sharedSeries(MongoTemplate mongo) {
            return new DocumentSeries(mongo.getCollection("test_series"));
        }
    }
}
