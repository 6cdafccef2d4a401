/** Tests. */
@NullMarked
package org.hudang.certificates;

import org.jspecify.annotations.NullMarked;
