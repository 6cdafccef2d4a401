@NullMarked
package org.hudang.archive.reception;

import org.jspecify.annotations.NullMarked;
