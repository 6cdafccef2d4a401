/**
 * Signed data (CMS, RFC 5652) in DER, with the parts that do not change prepared once per key.
 */
@NullMarked
package org.hudang.signing.cms;

import org.jspecify.annotations.NullMarked;
