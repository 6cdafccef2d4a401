/** What the rooms of the verifier tell each other: findings with stable codes, and the bounds they work within. */
@NullMarked
package org.hudang.signing.verify.finding;

import org.jspecify.annotations.NullMarked;
