@NullMarked
package org.hudang.signing.revocation;

import org.jspecify.annotations.NullMarked;
