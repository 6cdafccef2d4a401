/**
 * Proof that a certificate is not withdrawn (吊销): lists (CRL, RFC 5280) and answers (OCSP, RFC 6960), asked for under limits
 * and checked before they are believed.
 */
@NullMarked
package org.hudang.signing.revocation;

import org.jspecify.annotations.NullMarked;
