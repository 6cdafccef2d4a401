@NullMarked
package org.hudang.archive.intake.tray;

import org.jspecify.annotations.NullMarked;
