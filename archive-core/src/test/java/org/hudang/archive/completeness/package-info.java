@NullMarked
package org.hudang.archive.completeness;

import org.jspecify.annotations.NullMarked;
