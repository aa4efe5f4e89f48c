/**
 * The write-ahead log of hits: what was forced here is never lost and never read back wrong. {@link
 * dev.tallymark.tally.journal.Journal} tells the design.
 */
@NullMarked
package dev.tallymark.tally.journal;

import org.jspecify.annotations.NullMarked;
