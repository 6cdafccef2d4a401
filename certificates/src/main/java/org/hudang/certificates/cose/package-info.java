/**
 * A strict reader and writer of deterministic CBOR (RFC 8949 §4.2) and the COSE_Sign1 envelope (RFC 9052 §4.2).
 */
@NullMarked
package org.hudang.certificates.cose;

import org.jspecify.annotations.NullMarked;
