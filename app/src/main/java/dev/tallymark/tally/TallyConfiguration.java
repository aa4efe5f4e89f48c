package dev.tallymark.tally;

import dev.tallymark.datafolder.DataFolder;
import dev.tallymark.tally.journal.FileDisk;
import dev.tallymark.tally.journal.Producer;
import dev.tallymark.timeseries.TimeSeries;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

@Configuration(proxyBeanMethods = false)
class TallyConfiguration {

    @Bean
    JournaledTallies tallies(
            DataFolder folder,
            TallyProperties properties,
            MongoTemplate mongo,
            TimeSeries series,
            Clock clock,
            ApplicationArguments arguments)
            throws IOException {
        var disk = new FileDisk(folder.folder("journal"));
        var settings = properties.journal(arguments.containsOption("quarantine"));
        var producer = Producer.of(disk, settings);
        var ground = new Ground(
                disk,
                settings,
                producer,
                new MongoCounterStore(mongo, producer.id()),
                new MongoQuarantineStore(mongo, producer.id()),
                new MongoClosedPeriods(mongo, producer.id()),
                series,
                clock,
                () -> Runtime.getRuntime().halt(1));
        return new JournaledTallies(
                ground, properties.bounds(), properties.pace().toMillis());
    }

    @Bean
    TallyLifecycle tallyLifecycle(JournaledTallies tallies) {
        return new TallyLifecycle(tallies);
    }

    /** Makes up readiness, with nothing else: badges outlive MongoDB. */
    @Bean
    HealthIndicator journalHealthIndicator(JournaledTallies tallies) {
        return () -> (tallies.takesHits() ? Health.up() : Health.outOfService()).build();
    }

    /** Always up: a counter that the store refuses is the operator's concern, and stops nothing. */
    @Bean
    HealthIndicator countersHealthIndicator(JournaledTallies tallies) {
        return () -> Health.up()
                .withDetail("quarantined", tallies.figures().quarantined())
                .build();
    }

    @Bean
    MeterBinder tallyMetrics(JournaledTallies tallies) {
        return new TallyMetrics(tallies);
    }
}
