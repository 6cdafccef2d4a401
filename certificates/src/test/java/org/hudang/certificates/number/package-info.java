/** Tests. */
@NullMarked
package org.hudang.certificates.number;

import org.jspecify.annotations.NullMarked;
