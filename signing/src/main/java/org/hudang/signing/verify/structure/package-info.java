/**
 * A strict reader of PDF bytes (ISO 32000-2, 7.2–7.5): values with their places, cross-reference sections, the document as
 * it stood at any revision, and an account of every byte that was appended after a signature.
 *
 * <p>It reads as little as the question needs, never repairs, and never guesses.
 */
@NullMarked
package org.hudang.signing.verify.structure;

import org.jspecify.annotations.NullMarked;
