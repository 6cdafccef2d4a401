@NullMarked
package org.hudang.archive.request;

import org.jspecify.annotations.NullMarked;
