/** Taking households over from others (接收): check, inspection, filing under numbers of this house, and where it came from. */
@NullMarked
package org.hudang.archive.reception;

import org.jspecify.annotations.NullMarked;
