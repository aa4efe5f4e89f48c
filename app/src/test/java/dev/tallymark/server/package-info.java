/** The whole service, started for a test, and somebody who visits it. */
@NullMarked
package dev.tallymark.server;

import org.jspecify.annotations.NullMarked;
