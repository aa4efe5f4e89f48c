/** Counts over time in a file of the data folder. */
@NullMarked
package dev.tallymark.timeseries.embedded;

import org.jspecify.annotations.NullMarked;
