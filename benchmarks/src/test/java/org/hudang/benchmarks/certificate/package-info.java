@NullMarked
package org.hudang.benchmarks.certificate;

import org.jspecify.annotations.NullMarked;
