/**
 * What every engine does in the same way: which fields a document has, which of them a query looks at, and what an answer shows.
 */
@NullMarked
package org.hudang.search.engine;

import org.jspecify.annotations.NullMarked;
