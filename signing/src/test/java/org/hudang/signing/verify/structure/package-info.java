@NullMarked
package org.hudang.signing.verify.structure;

import org.jspecify.annotations.NullMarked;
