@NullMarked
package org.hudang.archive.copying;

import org.jspecify.annotations.NullMarked;
