/**
 * The trust list: which keys may sign what, for whom and how long.
 */
@NullMarked
package org.hudang.certificates.trust;

import org.jspecify.annotations.NullMarked;
