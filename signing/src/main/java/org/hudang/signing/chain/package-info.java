/** Hash chains (哈希链) of journals and the heads that authenticate them; used by every room that keeps such a journal. */
@NullMarked
package org.hudang.signing.chain;

import org.jspecify.annotations.NullMarked;
