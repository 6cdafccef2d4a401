/** Handing households over (移交): the package of a household, for archivists. */
@NullMarked
package org.hudang.server.transfer;

import org.jspecify.annotations.NullMarked;
