/** All journals of the house, followed to their heads and witnessed by signed roots outside the database (日志总根). */
@NullMarked
package org.hudang.server.journal;

import org.jspecify.annotations.NullMarked;
