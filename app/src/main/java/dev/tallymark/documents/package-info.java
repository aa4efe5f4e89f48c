/** MongoDB: the server's own embedded one on one machine, Atlas elsewhere. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "datafolder"})
package dev.tallymark.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
