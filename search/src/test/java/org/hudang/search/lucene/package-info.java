@NullMarked
package org.hudang.search.lucene;

import org.jspecify.annotations.NullMarked;
