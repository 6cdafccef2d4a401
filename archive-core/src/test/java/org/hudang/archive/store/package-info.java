@NullMarked
package org.hudang.archive.store;

import org.jspecify.annotations.NullMarked;
