/**
 * The gate of intake: our own readers of first bytes, picture headers, ZIP directories and PDF objects. They measure and
 * look for what must not come in; they use no foreign parser.
 */
@NullMarked
package org.hudang.archive.intake.gate;

import org.jspecify.annotations.NullMarked;
