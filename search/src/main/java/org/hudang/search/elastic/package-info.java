/**
 * The engine over an Elasticsearch cluster, for several processes at once.
 */
@NullMarked
package org.hudang.search.elastic;

import org.jspecify.annotations.NullMarked;
