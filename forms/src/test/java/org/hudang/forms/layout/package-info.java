@NullMarked
package org.hudang.forms.layout;

import org.jspecify.annotations.NullMarked;
