@NullMarked
package org.hudang.search.elastic;

import org.jspecify.annotations.NullMarked;
