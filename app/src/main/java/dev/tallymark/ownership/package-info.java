/** Whose a name is: what GitHub says of logins, and codes in READMEs that prove who writes there. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "accounts"})
package dev.tallymark.ownership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
