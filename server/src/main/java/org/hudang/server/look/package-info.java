/**
 * How pages look and in which language they speak (外观): large letters, dark ground, Chinese or English. Kept in cookies
 * of the browser, for signed-out pages have no other place; needs no script.
 */
@NullMarked
package org.hudang.server.look;

import org.jspecify.annotations.NullMarked;
