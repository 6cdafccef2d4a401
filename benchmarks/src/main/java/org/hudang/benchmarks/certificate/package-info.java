/** The code on a relief certificate. */
@NullMarked
package org.hudang.benchmarks.certificate;

import org.jspecify.annotations.NullMarked;
