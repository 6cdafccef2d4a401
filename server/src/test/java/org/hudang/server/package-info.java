@NullMarked
package org.hudang.server;

import org.jspecify.annotations.NullMarked;
