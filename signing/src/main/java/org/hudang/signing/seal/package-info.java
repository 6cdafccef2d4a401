/**
 * Electronic seals (电子印章): their drawing, their register and their use.
 *
 * <p>A seal is drawn as vectors ({@link org.hudang.signing.seal.SealFace}), lives through the states of the register
 * ({@link org.hudang.signing.seal.SealRegistry}) and signs only an approved request that names one document, one place
 * and one purpose ({@link org.hudang.signing.seal.SealUse}). Everything that happens to a seal, refusals included,
 * stands in one hash-chained log per seal.
 */
@NullMarked
package org.hudang.signing.seal;

import org.jspecify.annotations.NullMarked;
