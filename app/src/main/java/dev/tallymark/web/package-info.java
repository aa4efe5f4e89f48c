/** What every page shares: security, layout, errors. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "accounts"})
package dev.tallymark.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
