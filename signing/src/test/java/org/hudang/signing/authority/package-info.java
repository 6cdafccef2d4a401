@NullMarked
package org.hudang.signing.authority;

import org.jspecify.annotations.NullMarked;
