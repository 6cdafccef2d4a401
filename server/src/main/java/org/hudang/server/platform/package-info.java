/**
 * What the house stands on: settings, the data directory, the embedded database, migrations and the wiring of the rooms.
 */
@NullMarked
package org.hudang.server.platform;

import org.jspecify.annotations.NullMarked;
