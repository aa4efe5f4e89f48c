/**
 * Microbenchmarks: what stands on the path of every hit, measured alone. On JDK 25, from the project's folder:
 * {@code ./mvnw -q -pl bench -am -DskipTests -Pjmh verify}.
 */
@NullMarked
package dev.tallymark.bench;

import org.jspecify.annotations.NullMarked;
