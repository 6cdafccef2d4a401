@NullMarked
package org.hudang.benchmarks.table;

import org.jspecify.annotations.NullMarked;
