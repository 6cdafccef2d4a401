/**
 * The index inside the process, on Apache Lucene.
 */
@NullMarked
package org.hudang.search.lucene;

import org.jspecify.annotations.NullMarked;
