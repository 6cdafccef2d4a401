/** Inspection of the four properties of an electronic archive (四性检测, DA/T 70-2018): real, whole, usable, safe. */
@NullMarked
package org.hudang.archive.inspection;

import org.jspecify.annotations.NullMarked;
