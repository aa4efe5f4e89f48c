/** What a signed-in person comes home to: the list of their badges, and the page of their account. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "accounts", "badges", "web"})
package dev.tallymark.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
