/**
 * REST over the register of benefits (待遇登记).
 */
@NullMarked
package org.hudang.server.casework;

import org.jspecify.annotations.NullMarked;
