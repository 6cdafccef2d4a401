@NullMarked
package org.hudang.testbed;

import org.jspecify.annotations.NullMarked;
