/** Tests of intake. */
@NullMarked
package org.hudang.archive.intake;

import org.jspecify.annotations.NullMarked;
