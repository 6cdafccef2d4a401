@NullMarked
package org.hudang.signing.timestamp;

import org.jspecify.annotations.NullMarked;
