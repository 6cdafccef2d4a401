@NullMarked
package org.hudang.server.cli;

import org.jspecify.annotations.NullMarked;
