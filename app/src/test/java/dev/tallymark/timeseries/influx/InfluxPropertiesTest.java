package dev.tallymark.timeseries.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tallymark.shared.Secret;
import dev.tallymark.shared.StartRefused;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InfluxPropertiesTest {

    private static final String URL = "http://influx.example:8086";

    @Test
    void nothingIsWell() {
        assertThat(of("", "", "", "", "", "", "").isOlder()).isFalse();
    }

    @Test
    void aTokenOpensABucket() {
        var target = InfluxTarget.of(of(URL + "/", "secret", "org", "bucket/a b", "", "", ""));

        assertThat(target.queries()).hasToString(URL + "/query?epoch=s&chunked=true&db=bucket&rp=a+b");
        assertThat(target.authorization().value()).isEqualTo("Token secret");
    }

    @Test
    void aLoginOpensADatabase() {
        var target = InfluxTarget.of(of(URL, "", "", "", "db", "me", "secret"));

        assertThat(target.queries()).hasToString(URL + "/query?epoch=s&chunked=true&db=db");
        assertThat(target.token().value()).isEqualTo("me:secret");
        assertThat(target.authorization().value())
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aDatabaseMayBeOpen() {
        var target = InfluxTarget.of(of(URL, "", "", "", "db", "", ""));

        assertThat(target.token().value()).isEmpty();
        assertThat(target.authorization().value()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "U;;;;;;; URL is set, but not what to use there",
                "U;t;;;;;; Not set: TALLYMARK_INFLUX_ORG, TALLYMARK_INFLUX_BUCKET; set: TALLYMARK_INFLUX_URL",
                "U;;o;b;;;; Not set: TALLYMARK_INFLUX_TOKEN; set",
                ";t;o;b;;;; Not set: TALLYMARK_INFLUX_URL; set",
                ";;;;d;;; Not set: TALLYMARK_INFLUX_URL; set",
                "U;;;;;u;p; Not set: TALLYMARK_INFLUX_DATABASE; set",
                "U;;;;d;u;; Not set: TALLYMARK_INFLUX_PASSWORD; set",
                "U;;;;d;;p; Not set: TALLYMARK_INFLUX_USERNAME; set",
                "U;t;o;b;d;;; are of different InfluxDBs"
            })
    void halfOfItIsRefusedWithWhatIsMissing(
            String url,
            String token,
            String org,
            String bucket,
            String database,
            String username,
            String password,
            String message) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> of(
                        url == null ? "" : URL,
                        empty(token),
                        empty(org),
                        empty(bucket),
                        empty(database),
                        empty(username),
                        empty(password)))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "influx.example",
                "ftp://influx.example",
                "http://",
                "http://me:s3cret@influx.example",
                "http://influx.example?p=s3cret",
                "http://influx example"
            })
    void anAddressThatIsNoneIsRefusedWithoutShowingIt(String url) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> of(url, "s3cret", "org", "bucket", "", "", ""))
                .withMessageContaining("TALLYMARK_INFLUX_URL is not an address")
                .withMessageNotContaining("s3cret");
    }

    private static String empty(String value) {
        return value == null ? "" : value;
    }

    private static InfluxProperties of(
            String url, String token, String org, String bucket, String database, String username, String password) {
        return new InfluxProperties(url, new Secret(token), org, bucket, database, username, new Secret(password));
    }
}
