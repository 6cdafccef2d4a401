@NullMarked
package org.hudang.archive.transfer;

import org.jspecify.annotations.NullMarked;
