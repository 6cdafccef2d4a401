/** Who looked at whose identity document (实名核验). */
@NullMarked
package org.hudang.casework.identity;

import org.jspecify.annotations.NullMarked;
