@NullMarked
package org.hudang.forms.template;

import org.jspecify.annotations.NullMarked;
