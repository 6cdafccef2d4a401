@NullMarked
package org.hudang.benchmarks;

import org.jspecify.annotations.NullMarked;
