@NullMarked
package org.hudang.signing.longterm;

import org.jspecify.annotations.NullMarked;
