/** The whole file of a household in one PDF for reading: its front, its slips, its page numbers, and the binding. */
@NullMarked
package org.hudang.forms.file;

import org.jspecify.annotations.NullMarked;
