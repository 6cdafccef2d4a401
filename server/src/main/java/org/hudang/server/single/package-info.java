/** For which business the electronic form alone is kept (单套开关): page and REST. */
@NullMarked
package org.hudang.server.single;

import org.jspecify.annotations.NullMarked;
