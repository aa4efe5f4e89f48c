package dev.tallymark.timeseries.influx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.influxd.InfluxFront;
import dev.tallymark.server.TallymarkServer;
import dev.tallymark.server.Visitor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartWithoutInfluxTest {

    @Test
    void aServiceWhoseInfluxDbIsAwayStartsAndCounts(@TempDir Path data) {
        var away = InfluxFront.alone();
        away.close();
        try (var server = TallymarkServer.start(
                data, "tallymark.influx.url=" + away.url(), "tallymark.influx.database=tallymark")) {
            var visitor = new Visitor(server.url());

            assertThat(visitor.get("/api/v1/views?id=a").body()).contains("\"message\":\"1\"");
            assertThat(visitor.get("/api/v1/views?id=a").body()).contains("\"message\":\"2\"");
            assertThat(visitor.get(server.managementUrl() + "/actuator/health/readiness")
                            .body())
                    .endsWith("\"status\":\"UP\"}");
            assertThat(data.resolve("series.mv")).doesNotExist();
        }
    }
}
