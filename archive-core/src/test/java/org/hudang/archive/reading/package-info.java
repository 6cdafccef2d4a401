@NullMarked
package org.hudang.archive.reading;

import org.jspecify.annotations.NullMarked;
