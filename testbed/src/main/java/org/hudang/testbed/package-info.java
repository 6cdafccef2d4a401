/**
 * What tests of all modules share: a real PostgreSQL, a real Elasticsearch node, a token, a clock moved by hand.
 */
@NullMarked
package org.hudang.testbed;

import org.jspecify.annotations.NullMarked;
