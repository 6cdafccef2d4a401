/** The life of a household's file: its move to another township (户档迁移). */
@NullMarked
package org.hudang.archive.life;

import org.jspecify.annotations.NullMarked;
