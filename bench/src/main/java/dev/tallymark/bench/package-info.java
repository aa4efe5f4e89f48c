/** Microbenchmarks: what stands on the path of every hit, measured alone. */
@NullMarked
package dev.tallymark.bench;

import org.jspecify.annotations.NullMarked;
