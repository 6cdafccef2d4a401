@NullMarked
package org.hudang.forms;

import org.jspecify.annotations.NullMarked;
