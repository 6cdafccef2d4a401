/**
 * Where the acts of the archive happen: opening, filing in the order of writes, recovery and checking.
 */
@NullMarked
package org.hudang.archive.desk;

import org.jspecify.annotations.NullMarked;
