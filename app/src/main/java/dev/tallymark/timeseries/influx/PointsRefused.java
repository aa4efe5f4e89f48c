package dev.tallymark.timeseries.influx;

/** InfluxDB will not take these points however often they are sent, not before something has changed there. */
final class PointsRefused extends Exception {

    PointsRefused(String message) {
        super(message);
    }
}
