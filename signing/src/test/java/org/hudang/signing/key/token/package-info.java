/** Keys in a token, against SoftHSM. */
@NullMarked
package org.hudang.signing.key.token;

import org.jspecify.annotations.NullMarked;
