/** Reports of inspections as papers (电子档案四性检测报告). */
@NullMarked
package org.hudang.forms.inspection;

import org.jspecify.annotations.NullMarked;
