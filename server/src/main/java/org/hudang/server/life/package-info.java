/** The move of a household to another township, on a page and for programs (户档迁移). */
@NullMarked
package org.hudang.server.life;

import org.jspecify.annotations.NullMarked;
