/** Keys that live in a token or a hardware security module and never leave it (密码机、智能密码钥匙), by PKCS#11. */
@NullMarked
package org.hudang.signing.key.token;

import org.jspecify.annotations.NullMarked;
