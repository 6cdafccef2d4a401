/**
 * Keys of a remote signing service (云签名服务), by the API of the Cloud Signature Consortium, version 1.0.4:
 * {@code credentials/info}, {@code credentials/authorize}, {@code signatures/signHash}.
 */
@NullMarked
package org.hudang.signing.key.remote;

import org.jspecify.annotations.NullMarked;
