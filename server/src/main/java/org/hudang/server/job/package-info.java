/** Work that comes round by itself while the house is open (定时任务). */
@NullMarked
package org.hudang.server.job;

import org.jspecify.annotations.NullMarked;
