/** A real InfluxDB for tests, and something in front of it that plays bad days. */
@NullMarked
package dev.tallymark.influxd;

import org.jspecify.annotations.NullMarked;
