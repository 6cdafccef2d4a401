@NullMarked
package org.hudang.signing.verify.cms;

import org.jspecify.annotations.NullMarked;
