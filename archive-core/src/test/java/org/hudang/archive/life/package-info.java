@NullMarked
package org.hudang.archive.life;

import org.jspecify.annotations.NullMarked;
