/** Versions of the papers' texts: resources that are never changed once papers were set with them. */
@NullMarked
package org.hudang.forms.template;

import org.jspecify.annotations.NullMarked;
