@NullMarked
package org.hudang.signing;

import org.jspecify.annotations.NullMarked;
