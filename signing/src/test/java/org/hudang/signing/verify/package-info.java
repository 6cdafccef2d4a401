/** How the verifier judges: corpora of others, own lies over fresh papers, and honest controls. */
@NullMarked
package org.hudang.signing.verify;

import org.jspecify.annotations.NullMarked;
