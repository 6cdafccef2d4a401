/**
 * Authorizations to check a household's economic status (核查授权): composed, read, signed by every adult, sealed, filed.
 */
@NullMarked
package org.hudang.casework.authorization;

import org.jspecify.annotations.NullMarked;
