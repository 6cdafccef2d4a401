/**
 * Encryption of personal data at rest and the keyed index that finds it.
 */
@NullMarked
package org.hudang.archive.secret;

import org.jspecify.annotations.NullMarked;
