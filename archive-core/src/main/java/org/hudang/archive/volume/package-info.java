/**
 * Volumes (卷), items (件) and their renditions: what is filed, and the answer of a filing.
 */
@NullMarked
package org.hudang.archive.volume;

import org.jspecify.annotations.NullMarked;
