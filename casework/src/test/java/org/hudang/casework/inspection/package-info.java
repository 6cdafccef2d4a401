@NullMarked
package org.hudang.casework.inspection;

import org.jspecify.annotations.NullMarked;
