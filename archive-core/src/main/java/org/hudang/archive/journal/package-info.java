/**
 * The history of each household, chained by digests.
 */
@NullMarked
package org.hudang.archive.journal;

import org.jspecify.annotations.NullMarked;
