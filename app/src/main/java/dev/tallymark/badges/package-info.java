/** Badges: their names, owners, looks, images and history. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "accounts", "tally", "timeseries", "svg"})
package dev.tallymark.badges;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
