@NullMarked
package org.hudang.server.demo;

import org.jspecify.annotations.NullMarked;
