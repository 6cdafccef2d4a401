/**
 * Signs PDF by appending one update; never changes a byte that was there.
 */
@NullMarked
package org.hudang.signing.pdf;

import org.jspecify.annotations.NullMarked;
