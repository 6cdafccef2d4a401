/**
 * What the house knows of seals and signatures, for the rules of the verifier that ask a register.
 */
@NullMarked
package org.hudang.signing.register;

import org.jspecify.annotations.NullMarked;
