/** The service while strangers mean it ill: floods, long paths, slow readers. */
@NullMarked
package dev.tallymark.hostile;

import org.jspecify.annotations.NullMarked;
