@NullMarked
package org.hudang.archive;

import org.jspecify.annotations.NullMarked;
