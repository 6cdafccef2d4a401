/**
 * Foreign judges over one matrix of papers, and our own beside them: who says what about which paper, in one table. Docs:
 * reference/judges.md.
 */
@NullMarked
package org.hudang.conformance.judges;

import org.jspecify.annotations.NullMarked;
