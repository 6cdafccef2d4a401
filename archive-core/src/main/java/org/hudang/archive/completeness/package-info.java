/** Completeness of cases: materials tables as data, the checklist of a volume, closing and reopening (归档前的完整性). */
@NullMarked
package org.hudang.archive.completeness;

import org.jspecify.annotations.NullMarked;
