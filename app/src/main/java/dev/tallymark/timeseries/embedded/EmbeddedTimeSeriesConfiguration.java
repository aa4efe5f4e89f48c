package dev.tallymark.timeseries.embedded;

import dev.tallymark.datafolder.DataFolder;
import dev.tallymark.datafolder.StoreFile;
import dev.tallymark.timeseries.InfluxIsNotNamed;
import dev.tallymark.timeseries.TimeSeries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Used when no InfluxDB is named. */
@Configuration(proxyBeanMethods = false)
@Conditional(InfluxIsNotNamed.class)
class EmbeddedTimeSeriesConfiguration {

    @Bean
    StoreFile seriesFile(DataFolder folder) {
        return StoreFile.open(folder.path().resolve("series.mv"));
    }

    @Bean
    TimeSeries timeSeries(StoreFile seriesFile) {
        return seriesFile.opening(() -> new EmbeddedTimeSeries(seriesFile));
    }
}
