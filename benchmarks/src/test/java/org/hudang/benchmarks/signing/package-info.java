@NullMarked
package org.hudang.benchmarks.signing;

import org.jspecify.annotations.NullMarked;
