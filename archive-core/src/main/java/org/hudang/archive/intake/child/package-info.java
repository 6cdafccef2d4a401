/**
 * The child process of intake. The only place of the house where Tika runs and where foreign PDFs and pictures are decoded.
 * The protocol is docs/formats/intake-child-v2.md; the parent trusts nothing that comes back.
 */
@NullMarked
package org.hudang.archive.intake.child;

import org.jspecify.annotations.NullMarked;
