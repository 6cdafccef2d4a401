@NullMarked
package org.hudang.benchmarks.filing;

import org.jspecify.annotations.NullMarked;
