/**
 * Time stamps (时间戳, RFC 3161): the port, the HTTP client and the check of what comes back.
 */
@NullMarked
package org.hudang.signing.timestamp;

import org.jspecify.annotations.NullMarked;
