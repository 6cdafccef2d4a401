@NullMarked
package org.hudang.forms.press;

import org.jspecify.annotations.NullMarked;
