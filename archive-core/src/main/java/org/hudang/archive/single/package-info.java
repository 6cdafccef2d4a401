/** For which business the electronic form alone is kept (单套归档, DA/T 92-2022), and which papers still need a place. */
@NullMarked
package org.hudang.archive.single;

import org.jspecify.annotations.NullMarked;
