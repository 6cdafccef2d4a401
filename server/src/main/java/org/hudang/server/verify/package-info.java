/**
 * What third parties use: checking a certificate or a signed paper, without an account (核验).
 */
@NullMarked
package org.hudang.server.verify;

import org.jspecify.annotations.NullMarked;
