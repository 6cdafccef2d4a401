/** Relief certificates for staff, on pages and for programs: identity, issuing, sealing, setting aside, withdrawing (救助证明办理). */
@NullMarked
package org.hudang.server.certificate;

import org.jspecify.annotations.NullMarked;
