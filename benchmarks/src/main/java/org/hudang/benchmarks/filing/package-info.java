/** Filing, reading and checking of papers. */
@NullMarked
package org.hudang.benchmarks.filing;

import org.jspecify.annotations.NullMarked;
