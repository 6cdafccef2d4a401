/**
 * Pages of a household, its volumes and items (户档).
 */
@NullMarked
package org.hudang.server.household;

import org.jspecify.annotations.NullMarked;
