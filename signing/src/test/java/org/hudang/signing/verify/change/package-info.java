@NullMarked
package org.hudang.signing.verify.change;

import org.jspecify.annotations.NullMarked;
