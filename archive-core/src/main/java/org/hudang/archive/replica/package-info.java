/**
 * A second copy of the storage root somewhere else (副本), docs/formats/replica-v1.md: {@link org.hudang.archive.replica.Replica} is
 * a place that takes files and gives them back, {@link org.hudang.archive.replica.Replication} keeps it as new as the archive.
 */
@NullMarked
package org.hudang.archive.replica;

import org.jspecify.annotations.NullMarked;
