/** Tests. */
@NullMarked
package org.hudang.certificates.qr;

import org.jspecify.annotations.NullMarked;
