package dev.tallymark.timeseries.influx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.MovableClock;
import dev.tallymark.influxd.InfluxFront;
import dev.tallymark.influxd.Influxd;
import dev.tallymark.server.MovableTime;
import dev.tallymark.server.TallymarkServer;
import dev.tallymark.server.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One story told to two whole services, of which one keeps its history in InfluxDB. Each chapter goes on from the last. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SameNumbersTest {

    private static final Pattern REVISION = Pattern.compile("name=\"seen\" value=\"([0-9]+)\"");
    private static final Pattern SUM = Pattern.compile("\"views\":([0-9]+),\"points\"");

    @TempDir
    static Path folder;

    private static Influxd influxd;
    private static InfluxFront front;
    private static Service embedded;
    private static Service influx;

    /** A service with one badge. */
    private record Service(TallymarkServer server, Visitor owner, String page) {

        static Service start(Path data, String... properties) {
            var server = TallymarkServer.start(
                    data,
                    Stream.concat(Stream.of(MovableTime.PROPERTY), Stream.of(properties))
                            .toArray(String[]::new));
            var owner = Visitor.operatorOf(server);
            var made = owner.submit(owner.get("/user/badges/new"), "/user/badges/new", Map.of("id", "story"));
            var page = URI.create(Visitor.locationOf(made)).getPath();
            var settings = Map.of(
                    "label",
                    "views",
                    "open",
                    "on",
                    "seen",
                    revision(owner.get(page).body()));
            owner.submit(owner.get(page), page + "/settings", settings);
            return new Service(server, owner, page);
        }

        private static String revision(String page) {
            var found = REVISION.matcher(page);
            assertThat(found.find()).isTrue();
            return found.group(1);
        }

        void hit(int times) {
            for (int i = 0; i < times; i++) {
                assertThat(owner.get("/badge/story.svg").headers().firstValue("Server-Timing"))
                        .hasValueSatisfying(timing -> assertThat(timing).contains("desc=durable"));
            }
        }

        void advance(Duration time) {
            server.bean(MovableClock.class).advance(time);
        }

        HttpResponse<String> series(String step) {
            return owner.get("/api/v1/series?id=story&range=30d&step=" + step);
        }

        long sum(String step) {
            var found = SUM.matcher(series(step).body());
            assertThat(found.find()).as(series(step).body()).isTrue();
            return Long.parseLong(found.group(1));
        }

        String health() {
            return owner.get(server.managementUrl() + "/actuator/health").body();
        }

        /** A page without what differs between any two services. */
        String body(String address) {
            var answer = owner.get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            return answer.body()
                    .replace(page, "PAGE")
                    .replace(String.valueOf(server.url().getPort()), "PORT")
                    .replaceAll("(name=\"_csrf\"[^>]*value=\")[^\"]+", "$1");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        influxd = Influxd.start(folder.resolve("influxd"));
        front = InfluxFront.of(influxd);
        embedded = Service.start(folder.resolve("embedded"));
        influx = Service.start(
                folder.resolve("influx"),
                "tallymark.influx.url=" + front.url(),
                "tallymark.influx.database=" + Influxd.DATABASE);
    }

    @AfterAll
    static void stop() {
        for (var service : new Service[] {embedded, influx}) {
            if (service != null) {
                service.server.close();
            }
        }
        if (front != null) {
            front.close();
            influxd.close();
        }
    }

    @Test
    @Order(1)
    void bothShowTheSame() throws Exception {
        for (var service : List.of(embedded, influx)) {
            service.hit(3);
            service.advance(Duration.ofMinutes(61));
            service.hit(2);
            service.advance(Duration.ofHours(25));
            service.hit(4);
            service.advance(Duration.ofMinutes(2));
            service.hit(1);
        }
        awaitExported(9);

        for (var address : List.of(
                "/api/v1/series?id=story&range=30d&step=1d",
                "/api/v1/series?id=story&range=30d&step=1h",
                "/user",
                influx.page + "/export.csv",
                influx.page + "/export.json")) {
            var here = address.replace(influx.page, embedded.page);
            assertThat(influx.body(address)).as(address).isEqualTo(embedded.body(here));
        }
        assertThat(influx.body(influx.page)).isEqualTo(embedded.body(embedded.page));
        assertThat(influx.sum("1d")).isEqualTo(10);
        assertThat(influx.sum("1h")).isEqualTo(10);
    }

    @Test
    @Order(2)
    void anHourWithoutInfluxDbCostsNoHit() throws Exception {
        front.strike(InfluxFront.away());
        for (int minute = 0; minute < 60; minute++) {
            influx.hit(1);
            influx.advance(Duration.ofMinutes(1));
        }
        front.awaitWrite();

        assertThat(influx.series("1d").statusCode()).isEqualTo(503);
        assertThat(influx.owner.get("/api/v1/badge?id=story").body()).contains("70");
        assertThat(influx.health()).contains("\"timeseries\":{\"details\":", "\"status\":\"DOWN\"");
        assertThat(influx.owner
                        .get(influx.server.managementUrl() + "/actuator/health/readiness")
                        .body())
                .contains("UP");

        front.recover();
        awaitExported(70);
        assertThat(influx.sum("1d")).isEqualTo(70);
        assertThat(influx.sum("1h")).isEqualTo(70);
    }

    @Test
    @Order(3)
    void whatInfluxDbRefusesIsShownAllTheSame() throws Exception {
        front.strike(InfluxFront.refuseWritesWith("tallymark_"));
        influx.hit(5);
        influx.advance(Duration.ofDays(1));
        front.awaitWrite();
        // The points of a minute, its hour and its day: then the history has nothing of them but what is kept.
        while (influx.server.bean(RefusedPoints.class).size() < 3) {
            influx.health();
        }

        assertThat(influx.sum("1d")).isEqualTo(75);
        assertThat(influx.sum("1h")).isEqualTo(75);

        front.recover();
        influx.server.bean(InfluxTimeSeries.class).offerRefused();
        awaitExported(75);
        assertThat(influx.sum("1d")).isEqualTo(75);
        assertThat(influx.health()).contains("\"refusedPoints\":0");
    }

    private static void awaitExported(long hits) throws Exception {
        while (!exported().contains("[0," + hits + "]")) {
            front.awaitWrite();
        }
    }

    private static String exported() throws Exception {
        return influxd.query("SELECT sum(\"count\") FROM tallymark_minute");
    }
}
