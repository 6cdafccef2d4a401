/**
 * Certificates (证书): the port to a certification authority and the demo authority in the box.
 */
@NullMarked
package org.hudang.signing.authority;

import org.jspecify.annotations.NullMarked;
