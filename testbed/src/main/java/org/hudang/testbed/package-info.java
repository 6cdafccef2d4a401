/**
 * What tests of all modules share: a real PostgreSQL, a real Elasticsearch node, a token.
 */
@NullMarked
package org.hudang.testbed;

import org.jspecify.annotations.NullMarked;
