/** Reports of inspections as sealed papers (四性检测报告): composed, sealed, filed into the volume that was inspected. */
@NullMarked
package org.hudang.casework.inspection;

import org.jspecify.annotations.NullMarked;
