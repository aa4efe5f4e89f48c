/** MongoDB: an external one, or its protocol served by this very process from a file. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "datafolder"})
package dev.tallymark.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
