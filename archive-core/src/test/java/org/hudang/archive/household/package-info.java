@NullMarked
package org.hudang.archive.household;

import org.jspecify.annotations.NullMarked;
