package dev.tallymark.timeseries.influx;

import dev.tallymark.timeseries.TimeSeries;
import dev.tallymark.timeseries.TimeSeriesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The oldest InfluxDB, which is the one that can be had here. */
class Influx16Test extends TimeSeriesContract {

    @TempDir
    static Path folder;

    private static InfluxdSetting influx;

    @BeforeAll
    static void start() throws Exception {
        influx = InfluxdSetting.start(folder);
    }

    @AfterAll
    static void stop() {
        if (influx != null) {
            influx.close();
        }
    }

    @Override
    protected TimeSeries store() {
        return influx.series();
    }
}
