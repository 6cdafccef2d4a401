/**
 * How fast the house is: each operation measured in one run with its floor (the work that no implementation can avoid) and
 * its peers, printed as one table of ratios.
 */
@NullMarked
package org.hudang.benchmarks;

import org.jspecify.annotations.NullMarked;
