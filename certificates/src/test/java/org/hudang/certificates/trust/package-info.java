/** Tests. */
@NullMarked
package org.hudang.certificates.trust;

import org.jspecify.annotations.NullMarked;
