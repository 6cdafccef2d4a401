@NullMarked
package org.hudang.casework.application;

import org.jspecify.annotations.NullMarked;
