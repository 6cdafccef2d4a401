@NullMarked
package org.hudang.server.journal;

import org.jspecify.annotations.NullMarked;
