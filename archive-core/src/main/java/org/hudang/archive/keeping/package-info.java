/**
 * Looking after papers that nobody asks for (巡检): {@link org.hudang.archive.keeping.Rounds} reads every byte of every volume again
 * and again and remembers what was damaged, since when, and when it was whole again; what another copy has whole is put right.
 */
@NullMarked
package org.hudang.archive.keeping;

import org.jspecify.annotations.NullMarked;
