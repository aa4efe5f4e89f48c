package dev.tallymark.timeseries.influx;

import dev.tallymark.shared.Secret;
import dev.tallymark.timeseries.TimeSeries;
import dev.tallymark.timeseries.TimeSeriesContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A server of the caller's: 2.x or 3 with {@code _TOKEN}, {@code _ORG} and {@code _BUCKET}, 1.8 with the last alone. */
@EnabledIfEnvironmentVariable(named = "TALLYMARK_TEST_INFLUXDB_URL", matches = ".+")
class InfluxDbTest extends TimeSeriesContract {

    private static final MemoryDocuments documents = new MemoryDocuments();
    private static InfluxSetting setting;

    @BeforeAll
    static void connect() {
        var token = variable("TOKEN");
        var none = new Secret("");
        var target = InfluxTarget.of(
                token.isEmpty()
                        ? new InfluxProperties(variable("URL"), none, "", "", variable("BUCKET"), "", none)
                        : new InfluxProperties(
                                variable("URL"), new Secret(token), variable("ORG"), variable("BUCKET"), "", "", none));
        setting = new InfluxSetting(target, documents);
    }

    @AfterAll
    static void disconnect() {
        setting.close();
        documents.close();
    }

    @Override
    protected TimeSeries store() {
        return setting.series;
    }

    private static String variable(String name) {
        return System.getenv().getOrDefault("TALLYMARK_TEST_INFLUXDB_" + name, "");
    }
}
