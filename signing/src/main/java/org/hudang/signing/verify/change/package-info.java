/**
 * What later updates did to a signed document: two views of one file are compared along every path that leads to an
 * object, and only changes on the list of permitted ones pass.
 */
@NullMarked
package org.hudang.signing.verify.change;

import org.jspecify.annotations.NullMarked;
