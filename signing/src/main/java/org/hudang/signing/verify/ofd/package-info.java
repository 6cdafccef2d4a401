/**
 * OFD packages (GB/T 33190) and the seal signatures inside (GB/T 38540): a strict reader of the archive, of its XML and of
 * the seal structures.
 */
@NullMarked
package org.hudang.signing.verify.ofd;

import org.jspecify.annotations.NullMarked;
