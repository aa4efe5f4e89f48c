package dev.tallymark.tally;

import dev.tallymark.datafolder.DataFolder;
import dev.tallymark.tally.journal.FileDisk;
import dev.tallymark.tally.journal.JournalSettings;
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
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Puts counting together as the operator chose, and has it run, watched and measured. */
@Configuration(proxyBeanMethods = false)
class TallyConfiguration {

    private static final String EMBEDDED = "embedded";

    @Bean
    MongoStores stores(MongoTemplate mongo, Environment environment) {
        boolean external = !EMBEDDED.equals(environment.getProperty("spring.mongodb.uri", EMBEDDED));
        return new MongoStores(mongo, external);
    }

    @Bean
    ExactTallies tallies(
            DataFolder folder,
            TallyProperties properties,
            MongoStores stores,
            TimeSeries series,
            Clock clock,
            ApplicationArguments arguments)
            throws IOException {
        var durability =
                switch (Acknowledge.of(properties.acknowledge(), stores.shared(), series)) {
                    case JOURNAL -> journal(folder, properties.journal(arguments.containsOption("quarantine")));
                    case STORE ->
                        new Durability.InStore(properties.memoryLimit().toBytes());
                };
        var ground = new Ground(
                durability,
                stores,
                stores.shared(),
                properties.leases(),
                series,
                clock,
                System::nanoTime,
                () -> Runtime.getRuntime().halt(1));
        return new ExactTallies(ground, properties.bounds(), properties.pace().toMillis());
    }

    private static Durability journal(DataFolder folder, JournalSettings settings) throws IOException {
        var disk = new FileDisk(folder.folder("journal"));
        return new Durability.InJournal(disk, settings, Producer.of(disk, settings));
    }

    @Bean
    Erasure erasure(MongoStores stores, TimeSeries series, Clock clock) {
        return new Erasure(stores, series, clock);
    }

    @Bean
    TallyLifecycle tallyLifecycle(ExactTallies tallies) {
        return new TallyLifecycle(tallies);
    }

    /** Makes up readiness, with nothing else: badges outlive MongoDB. */
    @Bean
    HealthIndicator journalHealthIndicator(ExactTallies tallies) {
        return () -> (tallies.takesHits() ? Health.up() : Health.outOfService()).build();
    }

    /** Always up: a counter that the store refuses is the operator's concern, and stops nothing. */
    @Bean
    HealthIndicator countersHealthIndicator(ExactTallies tallies) {
        return () -> Health.up()
                .withDetail("quarantined", tallies.figures().quarantined())
                .build();
    }

    @Bean
    MeterBinder tallyMetrics(ExactTallies tallies) {
        return new TallyMetrics(tallies);
    }
}
