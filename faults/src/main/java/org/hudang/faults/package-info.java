/** A process that works in the store as the application does, so that it can be killed, starved and cut off from its disk. */
@NullMarked
package org.hudang.faults;

import org.jspecify.annotations.NullMarked;
