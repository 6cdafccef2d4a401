@NullMarked
package org.hudang.search.text;

import org.jspecify.annotations.NullMarked;
