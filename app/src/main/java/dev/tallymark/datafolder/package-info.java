/** The one folder that holds everything on one machine: locked, versioned, owner-only. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package dev.tallymark.datafolder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
