@NullMarked
package org.hudang.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
