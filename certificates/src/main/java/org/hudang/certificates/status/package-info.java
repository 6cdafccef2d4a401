/**
 * The status list: valid, suspended or revoked, two bits a certificate.
 */
@NullMarked
package org.hudang.certificates.status;

import org.jspecify.annotations.NullMarked;
