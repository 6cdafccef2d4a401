/**
 * Issuing relief certificates (签发救助证明): benefit in force, signed code, sealed paper, filed.
 */
@NullMarked
package org.hudang.casework.certificate;

import org.jspecify.annotations.NullMarked;
