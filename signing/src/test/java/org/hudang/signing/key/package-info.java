@NullMarked
package org.hudang.signing.key;

import org.jspecify.annotations.NullMarked;
