@NullMarked
package org.hudang.casework.benefit;

import org.jspecify.annotations.NullMarked;
