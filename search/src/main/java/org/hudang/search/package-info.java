/**
 * One door to find households, papers and words in them.
 */
@NullMarked
package org.hudang.search;

import org.jspecify.annotations.NullMarked;
