/**
 * Composes the papers of social relief as tagged PDF/A.
 */
@NullMarked
package org.hudang.forms;

import org.jspecify.annotations.NullMarked;
