@NullMarked
package org.hudang.archive.keeping;

import org.jspecify.annotations.NullMarked;
