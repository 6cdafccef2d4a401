@NullMarked
package org.hudang.archive.record;

import org.jspecify.annotations.NullMarked;
