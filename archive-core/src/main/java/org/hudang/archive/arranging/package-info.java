/**
 * Pages of filed papers put in order (页面整理): turned, moved, taken out, parted and joined, and back again. The door is {@link
 * org.hudang.archive.arranging.PageArranging}; docs/formats/page-order-v1.md says what stands in the archive.
 */
@NullMarked
package org.hudang.archive.arranging;

import org.jspecify.annotations.NullMarked;
