/** The signed-in home: everything a person has, on one page. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "accounts", "badges", "web"})
package dev.tallymark.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
