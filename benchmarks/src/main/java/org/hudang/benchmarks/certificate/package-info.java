/** The code on a relief certificate, checking it, and the lists that say what is withdrawn. */
@NullMarked
package org.hudang.benchmarks.certificate;

import org.jspecify.annotations.NullMarked;
