/** Draws badges in the five styles of shields.io, to the same geometry. Knows nothing of counting. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.tallymark.svg;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
