@NullMarked
package org.hudang.archive.retention;

import org.jspecify.annotations.NullMarked;
