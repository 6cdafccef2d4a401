/**
 * The household file (户档): one electronic file per household, kept as volumes of items, durable and verifiable.
 */
@NullMarked
package org.hudang.archive;

import org.jspecify.annotations.NullMarked;
