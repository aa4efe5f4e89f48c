/** Who is signed in, and how they did it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "datafolder", "documents"})
package dev.tallymark.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
