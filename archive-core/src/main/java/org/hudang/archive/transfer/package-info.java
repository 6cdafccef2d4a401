/** Packages of households: handing over and judging what was handed over (移交信息包), docs/formats/package-bag-v1.md. */
@NullMarked
package org.hudang.archive.transfer;

import org.jspecify.annotations.NullMarked;
