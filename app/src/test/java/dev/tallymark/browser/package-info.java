/** A real browser for tests. */
@NullMarked
package dev.tallymark.browser;

import org.jspecify.annotations.NullMarked;
