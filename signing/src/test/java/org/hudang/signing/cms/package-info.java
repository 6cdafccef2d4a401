@NullMarked
package org.hudang.signing.cms;

import org.jspecify.annotations.NullMarked;
