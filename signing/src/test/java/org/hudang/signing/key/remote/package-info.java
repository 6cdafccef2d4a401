/** Keys of a remote signing service, against a server that speaks its API, honestly and not. */
@NullMarked
package org.hudang.signing.key.remote;

import org.jspecify.annotations.NullMarked;
