@NullMarked
package org.hudang.search;

import org.jspecify.annotations.NullMarked;
