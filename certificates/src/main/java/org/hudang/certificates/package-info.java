/**
 * Electronic relief certificates (电子救助证明): issued, shown, checked, also offline.
 *
 * <p>{@link org.hudang.certificates.Certificates} is the door of the office that issues them;
 * {@link org.hudang.certificates.check.CertificateChecker} is the door of everybody who is shown one.
 */
@NullMarked
package org.hudang.certificates;

import org.jspecify.annotations.NullMarked;
