/** Requests of people about their own data, on pages and for programs (个人信息权利请求). */
@NullMarked
package org.hudang.server.request;

import org.jspecify.annotations.NullMarked;
