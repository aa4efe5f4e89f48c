/** The whole service, killed under load again and again. */
@NullMarked
package dev.tallymark.kill;

import org.jspecify.annotations.NullMarked;
