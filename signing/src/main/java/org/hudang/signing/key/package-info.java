/**
 * Signing keys (签名密钥): digest in, signature out. Only packages of this module may touch them.
 */
@NullMarked
package org.hudang.signing.key;

import org.jspecify.annotations.NullMarked;
