@NullMarked
package org.hudang.signing.personal;

import org.jspecify.annotations.NullMarked;
