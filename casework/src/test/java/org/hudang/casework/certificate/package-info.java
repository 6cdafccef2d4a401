@NullMarked
package org.hudang.casework.certificate;

import org.jspecify.annotations.NullMarked;
