@NullMarked
package org.hudang.server.job;

import org.jspecify.annotations.NullMarked;
