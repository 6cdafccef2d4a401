/** Signing and verifying of PDF. */
@NullMarked
package org.hudang.benchmarks.signing;

import org.jspecify.annotations.NullMarked;
