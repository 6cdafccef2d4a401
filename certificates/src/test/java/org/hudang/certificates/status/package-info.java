/** Tests. */
@NullMarked
package org.hudang.certificates.status;

import org.jspecify.annotations.NullMarked;
