/** Tests. */
@NullMarked
package org.hudang.certificates.register;

import org.jspecify.annotations.NullMarked;
