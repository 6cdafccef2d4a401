/**
 * Benefits in force (享受待遇登记): which household receives what, since when, until when, and when it is reviewed.
 */
@NullMarked
package org.hudang.casework.benefit;

import org.jspecify.annotations.NullMarked;
