/**
 * Keys, seals (印章), personal signatures (个人签名) and their verification.
 */
@NullMarked
package org.hudang.signing;

import org.jspecify.annotations.NullMarked;
