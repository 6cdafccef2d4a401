/** Tests. */
@NullMarked
package org.hudang.certificates.payload;

import org.jspecify.annotations.NullMarked;
