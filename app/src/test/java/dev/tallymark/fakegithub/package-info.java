/** A GitHub for tests: people sign in with it as with the real one. */
@NullMarked
package dev.tallymark.fakegithub;

import org.jspecify.annotations.NullMarked;
