@NullMarked
package org.hudang.server.look;

import org.jspecify.annotations.NullMarked;
