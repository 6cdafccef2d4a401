/**
 * OFD packages (GB/T 33190): a strict reader of the archive and of its XML. The seal signatures inside are read by
 * {@link org.hudang.signing.verify.seal}.
 */
@NullMarked
package org.hudang.signing.verify.ofd;

import org.jspecify.annotations.NullMarked;
