@NullMarked
package org.hudang.archive.volume;

import org.jspecify.annotations.NullMarked;
