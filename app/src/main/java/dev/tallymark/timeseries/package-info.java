/** Counts over time: absolute points written again and again, read back as sums over producers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "datafolder"})
package dev.tallymark.timeseries;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
