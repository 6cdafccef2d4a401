@NullMarked
package org.hudang.samples;

import org.jspecify.annotations.NullMarked;
