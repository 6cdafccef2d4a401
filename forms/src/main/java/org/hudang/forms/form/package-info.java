/** The forms people fill and sign: application and authorization. */
@NullMarked
package org.hudang.forms.form;

import org.jspecify.annotations.NullMarked;
