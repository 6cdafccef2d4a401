/**
 * What the printed code carries: the signed facts, their digits and the link around them.
 */
@NullMarked
package org.hudang.certificates.payload;

import org.jspecify.annotations.NullMarked;
