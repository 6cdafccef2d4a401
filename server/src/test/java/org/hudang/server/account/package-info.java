@NullMarked
package org.hudang.server.account;

import org.jspecify.annotations.NullMarked;
