package dev.tallymark.timeseries.influx;

import dev.tallymark.timeseries.InfluxIsNamed;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/** Used when an InfluxDB is named. None of it asks InfluxDB anything at the start: it may be away. */
@Configuration(proxyBeanMethods = false)
@Conditional(InfluxIsNamed.class)
class InfluxConfiguration {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    @Bean
    InfluxTarget influxTarget(InfluxProperties properties) {
        return InfluxTarget.of(properties);
    }

    @Bean
    Respite influxRespite(Clock clock) {
        return new Respite(clock);
    }

    @Bean
    InfluxWriter influxWriter(InfluxTarget target, Respite respite) {
        return new InfluxWriter(target, respite, ANSWER);
    }

    @Bean
    InfluxQueries influxQueries(InfluxTarget target, Respite respite) {
        return new InfluxQueries(target, respite, ANSWER);
    }

    @Bean
    RefusedPoints refusedPoints(MongoTemplate mongo) {
        return new RefusedPoints(mongo.getDb(), RefusedPoints.MOST);
    }

    @Bean
    InfluxTimeSeries timeSeries(InfluxWriter writer, InfluxQueries queries, RefusedPoints refused) {
        return new InfluxTimeSeries(writer, queries, refused);
    }

    @Bean
    InfluxMetrics influxMetrics(RefusedPoints refused) {
        return new InfluxMetrics(refused);
    }

    /** Named for what it is about, whichever store is behind. */
    @Bean
    HealthIndicator timeseriesHealthIndicator(InfluxQueries queries, RefusedPoints refused) {
        return new InfluxHealth(new InfluxReader(queries), refused);
    }

    @Bean
    RefusedAgain refusedAgain(InfluxTimeSeries series) {
        return new RefusedAgain(series);
    }

    /** At the start and every hour: most causes are the operator's to remove, and that takes a while. */
    record RefusedAgain(InfluxTimeSeries series) {

        @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
        void offer() {
            series.offerRefused();
        }
    }
}
