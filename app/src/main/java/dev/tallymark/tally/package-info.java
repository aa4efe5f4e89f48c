/** Exact counting: a hit is on disk before it is acknowledged, and is counted once whatever fails. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "datafolder", "timeseries"})
package dev.tallymark.tally;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
