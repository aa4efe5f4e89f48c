/** The service. Each package below is a module; {@code docs/architecture.md} draws them. */
@NullMarked
package dev.tallymark;

import org.jspecify.annotations.NullMarked;
