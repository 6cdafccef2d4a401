/** The phone card of a holder (亮证): taking it, showing it, putting it away. */
@NullMarked
package org.hudang.server.card;

import org.jspecify.annotations.NullMarked;
