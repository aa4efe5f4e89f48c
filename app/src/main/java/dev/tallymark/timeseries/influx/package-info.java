/** Counts over time in InfluxDB 1.8, 2.x or 3: line protocol in, InfluxQL out. */
@NullMarked
package dev.tallymark.timeseries.influx;

import org.jspecify.annotations.NullMarked;
