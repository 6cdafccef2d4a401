/** Pages of filed papers put in order (页面整理), for people and for programs. */
@NullMarked
package org.hudang.server.arranging;

import org.jspecify.annotations.NullMarked;
