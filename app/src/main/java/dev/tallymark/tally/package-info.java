/** Exact counting: a hit is durable before it is acknowledged, and is counted once whatever fails, on however many nodes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "datafolder", "timeseries"})
package dev.tallymark.tally;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
