/** Values that cross modules: ids, secrets, the public address. No behaviour, no storage. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.tallymark.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
