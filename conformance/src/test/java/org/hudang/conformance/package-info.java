/**
 * Foreign judges over what the product made. Nothing here knows the product's classes: it is run as a stranger would run
 * it, from its launcher.
 */
@NullMarked
package org.hudang.conformance;

import org.jspecify.annotations.NullMarked;
