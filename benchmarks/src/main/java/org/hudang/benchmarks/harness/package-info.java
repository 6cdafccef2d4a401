/** Runs JMH in short heats, so that rivals are measured next to each other, and gathers what it gave. */
@NullMarked
package org.hudang.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
