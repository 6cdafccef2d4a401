/** Completeness of cases: who signed their papers, and their checklists on pages, for programs and commands. */
@NullMarked
package org.hudang.server.completeness;

import org.jspecify.annotations.NullMarked;
