@NullMarked
package org.hudang.archive.destruction;

import org.jspecify.annotations.NullMarked;
