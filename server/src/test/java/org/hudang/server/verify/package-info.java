@NullMarked
package org.hudang.server.verify;

import org.jspecify.annotations.NullMarked;
