@NullMarked
package org.hudang.faults;

import org.jspecify.annotations.NullMarked;
