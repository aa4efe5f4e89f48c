/** The service with what it stands on taken away, seeded so that a bad day can be had again. */
@NullMarked
package dev.tallymark.badday;

import org.jspecify.annotations.NullMarked;
