/**
 * Checking a certificate without database, network and log-in.
 */
@NullMarked
package org.hudang.certificates.check;

import org.jspecify.annotations.NullMarked;
