@NullMarked
package org.hudang.benchmarks.dss;

import org.jspecify.annotations.NullMarked;
