/**
 * Asking outside services over HTTP under limits of time and size; never follows a redirect.
 */
@NullMarked
package org.hudang.signing.http;

import org.jspecify.annotations.NullMarked;
