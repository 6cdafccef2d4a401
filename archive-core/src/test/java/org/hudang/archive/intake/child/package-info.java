/** Tests of the child of intake. */
@NullMarked
package org.hudang.archive.intake.child;

import org.jspecify.annotations.NullMarked;
