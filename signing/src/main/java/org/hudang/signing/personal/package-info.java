/**
 * Personal signatures (个人签名): one act of one person upon one field of one document, with an event certificate (事件型证书)
 * and an evidence bundle.
 *
 * <p>The door is {@link org.hudang.signing.personal.PersonalSigning}.
 */
@NullMarked
package org.hudang.signing.personal;

import org.jspecify.annotations.NullMarked;
