package dev.tallymark.timeseries.embedded;

import dev.tallymark.datafolder.DataFolder;
import dev.tallymark.datafolder.StoreFile;
import dev.tallymark.timeseries.TimeSeries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EmbeddedTimeSeriesConfiguration {

    @Bean
    StoreFile seriesFile(DataFolder folder) {
        return StoreFile.open(folder.path().resolve("series.mv"));
    }

    @Bean
    TimeSeries timeSeries(StoreFile seriesFile) {
        return new EmbeddedTimeSeries(seriesFile);
    }
}
