/**
 * Electronic relief certificates (电子救助证明): issued, shown, checked, also offline.
 */
@NullMarked
package org.hudang.certificates;

import org.jspecify.annotations.NullMarked;
