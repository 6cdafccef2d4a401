@NullMarked
package org.hudang.archive.pages;

import org.jspecify.annotations.NullMarked;
