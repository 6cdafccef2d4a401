/**
 * Makes the synthetic households under samples/ from a fixed seed.
 */
@NullMarked
package org.hudang.samples;

import org.jspecify.annotations.NullMarked;
