/** The pages in a real browser: what people see, reach by keyboard and hear from a screen reader. */
@NullMarked
package org.hudang.server.browser;

import org.jspecify.annotations.NullMarked;
