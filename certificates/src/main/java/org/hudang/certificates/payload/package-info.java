/**
 * What codes carry, the printed one and the one on a phone: what is signed, its digits and the link around them.
 */
@NullMarked
package org.hudang.certificates.payload;

import org.jspecify.annotations.NullMarked;
