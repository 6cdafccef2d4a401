/**
 * What tests of all modules share: a real PostgreSQL and seeded generators.
 */
@NullMarked
package org.hudang.testbed;

import org.jspecify.annotations.NullMarked;
