/**
 * Accounts of staff (人员): who may sign in, with which roles, for which township.
 */
@NullMarked
package org.hudang.server.account;

import org.jspecify.annotations.NullMarked;
