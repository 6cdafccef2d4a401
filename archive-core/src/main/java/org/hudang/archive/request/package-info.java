/** What people ask about their own data, and by when they must have an answer (个人信息权利请求, PI-05). */
@NullMarked
package org.hudang.archive.request;

import org.jspecify.annotations.NullMarked;
