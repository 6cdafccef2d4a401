@NullMarked
package org.hudang.signing.pdf;

import org.jspecify.annotations.NullMarked;
