@NullMarked
package org.hudang.casework.identity;

import org.jspecify.annotations.NullMarked;
