@NullMarked
package org.hudang.server.search;

import org.jspecify.annotations.NullMarked;
