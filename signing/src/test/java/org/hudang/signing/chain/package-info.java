@NullMarked
package org.hudang.signing.chain;

import org.jspecify.annotations.NullMarked;
