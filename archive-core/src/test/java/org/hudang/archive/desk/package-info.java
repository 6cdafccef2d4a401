@NullMarked
package org.hudang.archive.desk;

import org.jspecify.annotations.NullMarked;
