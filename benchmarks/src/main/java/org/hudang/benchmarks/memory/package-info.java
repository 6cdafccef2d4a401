/** How much heap a large file takes beside itself. */
@NullMarked
package org.hudang.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
