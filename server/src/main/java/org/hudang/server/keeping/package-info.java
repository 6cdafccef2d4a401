/**
 * Keeping filed papers verifiable for long: between the archive, which files copies, and signing, which makes them.
 */
@NullMarked
package org.hudang.server.keeping;

import org.jspecify.annotations.NullMarked;
