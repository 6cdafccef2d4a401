/**
 * The intake tray (收件盘): papers between their first byte and their filing. The door is {@link
 * org.hudang.archive.intake.tray.IntakeTray}; docs/formats/intake-tray-v1.md says what lies where.
 */
@NullMarked
package org.hudang.archive.intake.tray;

import org.jspecify.annotations.NullMarked;
