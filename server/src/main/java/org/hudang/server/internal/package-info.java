/**
 * The way of commands into a running house: loopback only, with the token of the data directory.
 */
@NullMarked
package org.hudang.server.internal;

import org.jspecify.annotations.NullMarked;
