/** Tests. */
@NullMarked
package org.hudang.certificates.check;

import org.jspecify.annotations.NullMarked;
