/** Holds the pages under docs/ against the code: a page that is not true any more fails the build. */
@NullMarked
package org.hudang.server.docs;

import org.jspecify.annotations.NullMarked;
