/**
 * Cryptographic messages (RFC 5652), timestamps (RFC 3161) and certificate chains (RFC 5280), in EC, RSA and SM2: what was
 * signed, by which certificate, and whether an anchor vouches for it at a time.
 */
@NullMarked
package org.hudang.signing.verify.cms;

import org.jspecify.annotations.NullMarked;
