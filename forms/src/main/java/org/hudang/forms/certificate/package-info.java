/** The relief certificate as sheet and card. */
@NullMarked
package org.hudang.forms.certificate;

import org.jspecify.annotations.NullMarked;
