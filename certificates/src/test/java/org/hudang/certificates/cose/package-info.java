/** Tests. */
@NullMarked
package org.hudang.certificates.cose;

import org.jspecify.annotations.NullMarked;
