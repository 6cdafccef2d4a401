/**
 * Names of a certificate: the national identifier (电子证照标识), its type code and the short printed code.
 */
@NullMarked
package org.hudang.certificates.number;

import org.jspecify.annotations.NullMarked;
