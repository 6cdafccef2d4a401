/**
 * EU DSS as a peer, with its own Bouncy Castle. It knows the product only by the files in a folder: see {@link
 * org.hudang.benchmarks.dss.Folder}.
 */
@NullMarked
package org.hudang.benchmarks.dss;

import org.jspecify.annotations.NullMarked;
