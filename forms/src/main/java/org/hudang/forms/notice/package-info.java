/** Notices people read. */
@NullMarked
package org.hudang.forms.notice;

import org.jspecify.annotations.NullMarked;
