/**
 * The command line: {@code hudang demo | serve | verify | certificate | search | archive | config}.
 */
@NullMarked
package org.hudang.server.cli;

import org.jspecify.annotations.NullMarked;
