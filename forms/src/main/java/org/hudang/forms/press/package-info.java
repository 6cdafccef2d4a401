/** Composes papers: where texts, data and layout meet. */
@NullMarked
package org.hudang.forms.press;

import org.jspecify.annotations.NullMarked;
