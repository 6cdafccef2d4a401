/** Copies for the long term that could not be made at filing (补制长期保存副本). The door is {@link org.hudang.archive.copying.LateCopies}. */
@NullMarked
package org.hudang.archive.copying;

import org.jspecify.annotations.NullMarked;
