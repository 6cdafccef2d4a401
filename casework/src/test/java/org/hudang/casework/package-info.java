@NullMarked
package org.hudang.casework;

import org.jspecify.annotations.NullMarked;
