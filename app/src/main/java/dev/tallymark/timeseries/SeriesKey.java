package dev.tallymark.timeseries;

/** Names one series: what is counted. At most 300 bytes, without control characters. */
public record SeriesKey(String value) {

    public SeriesKey {
        if (value.isEmpty() || value.length() > 300 || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a series key");
        }
    }
}
