@NullMarked
package org.hudang.server.completeness;

import org.jspecify.annotations.NullMarked;
