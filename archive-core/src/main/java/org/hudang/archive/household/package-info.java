/**
 * Households (户), their members, names and the numbers that identify people, with their masking.
 */
@NullMarked
package org.hudang.archive.household;

import org.jspecify.annotations.NullMarked;
