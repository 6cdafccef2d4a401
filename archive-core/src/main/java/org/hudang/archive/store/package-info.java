/**
 * The durable storage root: OCFL 1.1, one object per volume, one folder per household.
 */
@NullMarked
package org.hudang.archive.store;

import org.jspecify.annotations.NullMarked;
