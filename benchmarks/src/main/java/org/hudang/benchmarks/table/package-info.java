/** The table of ratios: what was measured, what was aimed at, whether it was reached. */
@NullMarked
package org.hudang.benchmarks.table;

import org.jspecify.annotations.NullMarked;
