package dev.tallymark.timeseries.influx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    @Test
    void writesAPointAsOneLine() {
        var point = new Point(new SeriesKey("views/k3Y/a page"), Resolution.HOUR, "p1", NOON, 7);

        assertThat(Schema.lines(List.of(point, point))).isEqualTo("""
                        tallymark_hour,series=views/k3Y/a%0020page,producer=p1 count=7i 1774785600
                        tallymark_hour,series=views/k3Y/a%0020page,producer=p1 count=7i 1774785600""");
    }

    @Property
    void noNameHasAMeaningToInfluxDb(@ForAll("names") SeriesKey series) {
        assertThat(Schema.tag(series)).matches("[A-Za-z0-9/_.:~%-]+");
    }

    @Property
    void noTwoNamesAreCodedAlike(@ForAll("names") SeriesKey one, @ForAll("names") SeriesKey other) {
        assertThat(Schema.tag(one).equals(Schema.tag(other))).isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<SeriesKey> names() {
        var dangerous =
                Arbitraries.of('\'', '"', '\\', ',', '=', ' ', '%', '0', '2', '5', '/', ';', '\u2028', '\uD83D');
        var any = Arbitraries.chars().all().filter(c -> !Character.isISOControl(c));
        return Arbitraries.oneOf(
                        dangerous.list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.oneOf(dangerous, any).list().ofMinSize(1).ofMaxSize(300))
                .map(chars -> {
                    var name = new StringBuilder();
                    chars.forEach(name::append);
                    return new SeriesKey(name.toString());
                });
    }
}
