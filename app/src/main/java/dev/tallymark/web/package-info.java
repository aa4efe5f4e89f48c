/** What every page shares: security, layout, errors, and how numbers and moments are written. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "accounts"})
package dev.tallymark.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
