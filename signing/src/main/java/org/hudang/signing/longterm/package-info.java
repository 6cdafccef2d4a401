/**
 * Keeps signatures verifiable for decades (长期保存): validation data, document timestamps, prolongation, and the proof of time
 * that was missing when a document was signed.
 */
@NullMarked
package org.hudang.signing.longterm;

import org.jspecify.annotations.NullMarked;
