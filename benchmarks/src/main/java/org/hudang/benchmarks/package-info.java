/**
 * Speed, always as a ratio to the floor and to peers of the same run.
 */
@NullMarked
package org.hudang.benchmarks;

import org.jspecify.annotations.NullMarked;
