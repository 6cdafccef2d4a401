/**
 * Pictures of the pages of filed papers (页面图像). The door is {@link org.hudang.archive.pages.PagePictures};
 * docs/formats/page-pictures-v1.md says how they are kept.
 */
@NullMarked
package org.hudang.archive.pages;

import org.jspecify.annotations.NullMarked;
