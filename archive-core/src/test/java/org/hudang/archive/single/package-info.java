@NullMarked
package org.hudang.archive.single;

import org.jspecify.annotations.NullMarked;
