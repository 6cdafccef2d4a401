@NullMarked
package org.hudang.server.platform;

import org.jspecify.annotations.NullMarked;
