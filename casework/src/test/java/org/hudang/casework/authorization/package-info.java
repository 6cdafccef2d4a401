@NullMarked
package org.hudang.casework.authorization;

import org.jspecify.annotations.NullMarked;
