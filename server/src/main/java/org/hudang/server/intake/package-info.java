/** How papers come in (收件): the page and the interface over the tray. */
@NullMarked
package org.hudang.server.intake;

import org.jspecify.annotations.NullMarked;
