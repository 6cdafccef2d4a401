@NullMarked
package org.hudang.archive.replica;

import org.jspecify.annotations.NullMarked;
