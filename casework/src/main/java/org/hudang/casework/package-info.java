/**
 * The relief process: benefits in force and the flows that compose, sign, seal, file and issue.
 */
@NullMarked
package org.hudang.casework;

import org.jspecify.annotations.NullMarked;
