/** How long volumes are kept, what holds them, and what people decide when their time is over (保管期限、鉴定, RT-01 to RT-06). */
@NullMarked
package org.hudang.archive.retention;

import org.jspecify.annotations.NullMarked;
