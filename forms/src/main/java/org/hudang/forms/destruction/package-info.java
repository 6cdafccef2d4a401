/** The list of what is to be destroyed (档案销毁清册). */
@NullMarked
package org.hudang.forms.destruction;

import org.jspecify.annotations.NullMarked;
