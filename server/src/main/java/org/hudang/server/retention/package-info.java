/** Periods, holds and proposals, on pages and for programs (保管期限、暂缓处置、到期鉴定). */
@NullMarked
package org.hudang.server.retention;

import org.jspecify.annotations.NullMarked;
