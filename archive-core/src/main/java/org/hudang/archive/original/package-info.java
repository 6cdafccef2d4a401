/** Where the paper originals of filed items lie (纸质原件存放处). */
@NullMarked
package org.hudang.archive.original;

import org.jspecify.annotations.NullMarked;
