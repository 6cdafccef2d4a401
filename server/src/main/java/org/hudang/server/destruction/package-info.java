/** Lists of what is destroyed (销毁清册), on a page and for programs. */
@NullMarked
package org.hudang.server.destruction;

import org.jspecify.annotations.NullMarked;
