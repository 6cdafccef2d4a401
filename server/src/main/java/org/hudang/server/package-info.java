/**
 * The application: wiring, pages, REST, security and command line.
 */
@NullMarked
package org.hudang.server;

import org.jspecify.annotations.NullMarked;
