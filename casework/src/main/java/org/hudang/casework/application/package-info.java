/**
 * Applications for social relief (社会救助申请): composed, signed by the applicant, filed.
 */
@NullMarked
package org.hudang.casework.application;

import org.jspecify.annotations.NullMarked;
