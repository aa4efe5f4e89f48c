/** Values that cross modules: ids, secrets, the public address, a refusal to start. No behaviour, no storage. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.tallymark.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
