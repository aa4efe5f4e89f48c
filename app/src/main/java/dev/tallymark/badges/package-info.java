/** Badges: their names, owners, looks, images, history and pages. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "accounts", "documents", "ownership", "tally", "timeseries", "svg", "web"})
package dev.tallymark.badges;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
