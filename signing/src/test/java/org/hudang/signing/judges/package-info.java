/** Foreign judges over files this module made; nothing of the writer or the verifier is used. */
@NullMarked
package org.hudang.signing.judges;

import org.jspecify.annotations.NullMarked;
