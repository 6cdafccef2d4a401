@NullMarked
package org.hudang.archive.arranging;

import org.jspecify.annotations.NullMarked;
