@NullMarked
package org.hudang.forms.file;

import org.jspecify.annotations.NullMarked;
