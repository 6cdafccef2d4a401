@NullMarked
package org.hudang.archive.journal;

import org.jspecify.annotations.NullMarked;
