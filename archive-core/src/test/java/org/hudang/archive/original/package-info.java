@NullMarked
package org.hudang.archive.original;

import org.jspecify.annotations.NullMarked;
