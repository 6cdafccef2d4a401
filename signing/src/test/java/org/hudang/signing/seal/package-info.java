@NullMarked
package org.hudang.signing.seal;

import org.jspecify.annotations.NullMarked;
