/**
 * Verification (验签) of signed papers: a strict reader of the bytes, never a lenient one, decides what is called valid.
 *
 * <p>The door is {@link org.hudang.signing.verify.Verifier}. Integrity (were the bytes that were signed kept?) and trust
 * (who signed, and may we believe it?) are answered separately; the overall {@link org.hudang.signing.verify.Verdict} is
 * the worst of all that was found. What is not judged is {@code cannot-tell}, never {@code valid}.
 */
@NullMarked
package org.hudang.signing.verify;

import org.jspecify.annotations.NullMarked;
