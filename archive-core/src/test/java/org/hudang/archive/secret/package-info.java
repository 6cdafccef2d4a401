@NullMarked
package org.hudang.archive.secret;

import org.jspecify.annotations.NullMarked;
