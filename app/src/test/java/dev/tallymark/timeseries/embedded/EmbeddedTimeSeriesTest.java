package dev.tallymark.timeseries.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tallymark.datafolder.StoreFile;
import dev.tallymark.timeseries.Point;
import dev.tallymark.timeseries.Reading;
import dev.tallymark.timeseries.Resolution;
import dev.tallymark.timeseries.SeriesKey;
import dev.tallymark.timeseries.TimeSeries;
import dev.tallymark.timeseries.TimeSeriesContract;
import dev.tallymark.timeseries.TimeSeriesUnavailable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTimeSeriesTest extends TimeSeriesContract {

    private static final SeriesKey SERIES = new SeriesKey("views");
    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    @TempDir
    Path folder;

    private StoreFile file;
    private EmbeddedTimeSeries store;

    @BeforeEach
    void open() {
        file = StoreFile.open(folder.resolve("series.mv"));
        store = new EmbeddedTimeSeries(file);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Override
    protected TimeSeries store() {
        return store;
    }

    @Test
    void keepsPointsOverARestart() {
        store.write(List.of(new Point(SERIES, Resolution.HOUR, "p1", NOON, 7)));
        close();
        open();

        store.write(List.of(new Point(SERIES, Resolution.HOUR, "p2", NOON, 1)));

        assertThat(store.read(List.of(SERIES), Resolution.HOUR, NOON, NOON.plusSeconds(1)))
                .containsExactly(new Reading(SERIES, "p1", NOON, 7), new Reading(SERIES, "p2", NOON, 1));
    }

    @Test
    void saysThatItIsUnavailableWhenItsFileIsClosed() {
        file.close();

        assertThatExceptionOfType(TimeSeriesUnavailable.class)
                .isThrownBy(() -> store.write(List.of(new Point(SERIES, Resolution.HOUR, "p1", NOON, 7))));
    }
}
