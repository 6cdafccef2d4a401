/**
 * The page that finds (查找).
 */
@NullMarked
package org.hudang.server.search;

import org.jspecify.annotations.NullMarked;
